package io.variantdash.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = ArchitectureTest.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule STACK_AND_REPLAY_ARE_STRANGERS = noClasses()
            .that()
            .resideInAPackage("..replay..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..local.stack..")
            .because("a replay plays into any broker, and other players will join it beside the stack");

    @ArchTest
    static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES = slices().matching("io.variantdash.(local..)")
            .should()
            .beFreeOfCycles()
            .because("what depends on each other cannot be understood apart");
}
