package io.variantdash.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.variantdash.query", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesFormNoCycles = slices().matching("io.variantdash.query.(**)")
            .should()
            .beFreeOfCycles()
            .because("a package that can be understood, tested and moved alone stays that way");

    @ArchTest
    static final ArchRule featuresAreIndependent = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.variantdash.query.variants..",
                    "io.variantdash.query.timeseries..",
                    "io.variantdash.query.kills..",
                    "io.variantdash.query.fatigue..",
                    "io.variantdash.query.events..",
                    "io.variantdash.query.letters..",
                    "io.variantdash.query.optimization..",
                    "io.variantdash.query.personas..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.variantdash.query.dashboard..",
                    "io.variantdash.query.engine..",
                    "io.variantdash.query.live..",
                    "io.variantdash.query.stream..",
                    "io.variantdash.query.observe..",
                    "io.variantdash.query.home..")
            .because("only the snapshot puts features together, and only the WebSocket sends it");

    @ArchTest
    static final ArchRule featuresDoNotKnowEachOther = slices().matching(
                    "io.variantdash.query.(variants|timeseries|kills|fatigue|events|letters|optimization|personas)")
            .should()
            .notDependOnEachOther()
            .because("a change of one feature must not reach another; what they share is web and database");

    @ArchTest
    static final ArchRule statisticsArePure = classes()
            .that()
            .resideInAPackage("io.variantdash.query.optimization.stats..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.apache.commons.math3..",
                    "org.apache.commons.numbers..",
                    "org.apache.commons.rng..",
                    "org.apache.commons.statistics..",
                    "org.jspecify..",
                    "io.variantdash.query.optimization.stats..")
            .because("a formula is held against its published vectors, without a container or a database");

    @ArchTest
    static final ArchRule liveReadsNoDatabase = noClasses()
            .that()
            .resideInAnyPackage("io.variantdash.query.live..", "io.variantdash.query.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..", "io.variantdash.query.database..")
            .because("event loops must not wait; snapshots are read by dashboard, on other threads");

    @ArchTest
    static final ArchRule onlyTheWireKnowsWhatIsBelowASocket = noClasses()
            .that()
            .resideOutsideOfPackages("io.variantdash.query.live.wire..", "io.variantdash.query.web.slow..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.netty.channel..",
                    "io.netty.handler.codec.http.websocketx..",
                    "io.netty.handler.timeout..",
                    "io.netty.util.concurrent..",
                    "io.netty.util.internal..",
                    "io.vertx.core.net.impl..",
                    "io.vertx.core.impl..")
            .because("an update of Quarkus may change internals, and then two packages are to be looked at");

    @ArchTest
    static final ArchRule onlyStreamAndEngineKnowKafka = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.variantdash.query.kafka..", "io.variantdash.query.stream..", "io.variantdash.query.engine..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..")
            .because("how updates arrive is one package's business, and how alerts leave another's");

    @ArchTest
    static final ArchRule statementsGoThroughOnePlace = noClasses()
            .that()
            .resideOutsideOfPackages("io.variantdash.query.database..", "io.variantdash.query.web.problem..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.sql.Connection")
            .because("connections are closed, and failures told apart, in one place");
}
