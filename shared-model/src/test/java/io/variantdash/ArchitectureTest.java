package io.variantdash;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
        packages = "io.variantdash",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OfThisModule.class})
class ArchitectureTest {

    /** Without packaging, modules that this one tests with are folders of classes beside it, and no jars. */
    static final class OfThisModule implements ImportOption {

        @Override
        public boolean includes(Location location) {
            return location.contains("/shared-model/target/classes/");
        }
    }

    @ArchTest
    static final ArchRule DEPENDS_ON_ALMOST_NOTHING = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson..",
                    "org.erdtman.jcs..",
                    "org.jspecify.annotations..",
                    "jakarta.persistence..",
                    "io.variantdash..")
            .because("both services and their tools live with whatever this module brings along");

    @ArchTest
    static final ArchRule EVENTS_KNOW_NO_TABLES = noClasses()
            .that()
            .resideOutsideOfPackage("io.variantdash.entity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "io.variantdash.entity..")
            .because("what monitors send does not depend on how it is stored");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES = slices().matching("io.variantdash.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that is understood alone can be changed alone");
}
