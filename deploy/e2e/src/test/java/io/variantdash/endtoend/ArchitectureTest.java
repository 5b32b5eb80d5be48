package io.variantdash.endtoend;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule FAULTS_JUDGE_NOTHING = noClasses()
            .that()
            .resideInAPackage("..fault..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..scenario..")
            .because("what must hold is the same after every fault, so a fault only does its harm");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES = slices().matching("io.variantdash.endtoend.(*)..")
            .should()
            .beFreeOfCycles()
            .because("what depends on each other cannot be understood apart");
}
