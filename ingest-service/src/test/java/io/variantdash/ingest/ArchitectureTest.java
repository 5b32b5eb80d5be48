package io.variantdash.ingest;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.variantdash.ingest.statement.Sql;
import io.variantdash.ingest.store.sql.CopyRows;
import io.variantdash.ingest.store.sql.SetStatement;
import java.sql.Connection;
import java.sql.Statement;

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
            .resideInAnyPackage("java.sql..", "javax.sql..", "io.agroal..", "..store.sql..", "..statement..")
            .because("how records arrive and how they are stored change for different reasons");

    @ArchTest
    static final ArchRule storingKnowsNoGateway = noClasses()
            .that()
            .resideInAnyPackage("..consume..", "..store..", "..publish..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..gateway..")
            .because("an event that came over HTTP is a record like any other");

    /**
     * {@code Sql} takes constants only, which Error Prone checks; the others fill in names of tables, which come from the
     * catalog and from our own constants.
     */
    @ArchTest
    static final ArchRule statementsAreNotPutTogetherOfValues = noClasses()
            .that()
            .doNotBelongToAnyOf(Sql.class, SetStatement.class)
            .and()
            .doNotHaveFullyQualifiedName("io.variantdash.ingest.retention.ExpiredRows")
            .and()
            .doNotHaveFullyQualifiedName("io.variantdash.ingest.erasure.PersonaRows")
            .and()
            .doNotHaveFullyQualifiedName("io.variantdash.ingest.partition.AuditIndex")
            .should()
            .callMethodWhere(describe("take the text of a statement", ArchitectureTest::takesText))
            .because("a value that is part of a statement's text can change what the statement does");

    @ArchTest
    static final ArchRule statementsOfTheHotPathAreMadeBeforeThereAreValues = fields().that()
            .haveRawType(SetStatement.class)
            .or()
            .haveRawType(CopyRows.class)
            .should()
            .beStatic()
            .andShould()
            .beFinal()
            .because("what is put together once, when its class is loaded, holds no value of an event");

    private static boolean takesText(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        return (owner.isAssignableTo(Connection.class)
                        && call.getName().matches("prepareStatement|prepareCall|createStatement|nativeSQL"))
                || (owner.isAssignableTo(Statement.class)
                        && call.getName().matches("execute.*|addBatch")
                        && !call.getTarget().getRawParameterTypes().isEmpty());
    }
}
