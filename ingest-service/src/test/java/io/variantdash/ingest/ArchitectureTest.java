package io.variantdash.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.variantdash.ingest", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule noCycles = slices().matching("io.variantdash.ingest.(*)..")
            .should()
            .beFreeOfCycles()
            .because("data flows one way: consume, store, publish");

    @ArchTest
    static final ArchRule storeKnowsNoKafka = noClasses()
            .that()
            .resideInAPackage("..store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "..consume..", "..publish..")
            .because("what is stored must not depend on how it arrived");

    @ArchTest
    static final ArchRule publishingKnowsNoDatabase = noClasses()
            .that()
            .resideInAPackage("..publish..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..")
            .because("publishing comes after the commit and tells what was committed, not what a later read finds");

    @ArchTest
    static final ArchRule consumeKnowsNoSql = noClasses()
            .that()
            .resideInAPackage("..consume..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..", "..store.sql..")
            .because("how records arrive and how they are stored change for different reasons");

    @ArchTest
    static final ArchRule storingKnowsNoGateway = noClasses()
            .that()
            .resideInAnyPackage("..consume..", "..store..", "..publish..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..gateway..")
            .because("an event that came over HTTP is a record like any other");
}
