package io.variantdash.query.plans;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.variantdash.query.optimization.alert.OpenAlerts;
import io.variantdash.query.optimization.learning.Fitting;
import io.variantdash.query.optimization.learning.LearntParameters;
import io.variantdash.query.optimization.learning.ParametersRecord;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Routes;
import io.variantdash.query.testing.server.EngineLearns;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** At scale, every statement finds what it needs through an index; otherwise it would be slow where data is large. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
@TestProfile(EngineLearns.class)
class QueryPlansTest {

    private static final int LARGE = 10_000;
    private static final int PAGES = Boolean.getBoolean("test.full") ? 100 : 5;

    @Inject
    AgroalDataSource dataSource;

    @Inject
    SessionFactory hibernate;

    @Inject
    OpenAlerts alerts;

    @Inject
    Fitting fitting;

    @Inject
    LearntParameters parameters;

    @Test
    void noStatementReadsALargeTableAsAWhole() throws SQLException, IOException {
        BusyMonth.fill();
        // Before, a table as a whole may have been the shortest way.
        long filled = Files.size(log());
        logPlans();
        Set<String> large = largeTables();
        assertThat(large)
                .contains("variants", "variant_monitoring", "variant_kills", "pattern_fatigue")
                .anyMatch(table -> table.startsWith("dashboard_events_2"))
                .anyMatch(table -> table.startsWith("variant_engagement_2"))
                .anyMatch(table -> table.startsWith("variant_engagement_hours_2"));

        askAsTheEngine();
        askEverything();

        List<ExplainedPlan> plans = ExplainedPlan.logged(log(), filled);
        Set<String> seen = new HashSet<>();
        plans.forEach(plan -> seen.add(plan.statement()));
        assertThat(seen)
                .as("statements that were run: add a request for those that are missing")
                .containsAll(WrittenStatements.sql().stream()
                        .map(QueryPlansTest::withNumberedParameters)
                        .toList());
        assertThat(hibernate.getStatistics().getQueries())
                .contains(WrittenStatements.hql().toArray(String[]::new));
        assertThat(plans)
                .allSatisfy(plan -> assertThat(plan.tablesReadAsAWhole(large))
                        .as("with the parameters of a request: %s%n%s", plan.statement(), plan.plan())
                        .isEmpty());
        assertThat(generic(seen))
                .allSatisfy(plan -> assertThat(plan.tablesReadAsAWhole(large))
                        .as("whatever the parameters: %s%n%s", plan.statement(), plan.plan())
                        .isEmpty());
    }

    /** Has the server write down how it carries out whatever the service asks, the engine too. */
    private void logPlans() throws SQLException {
        try (Connection connection = BusyMonth.connect();
                Statement statement = connection.createStatement()) {
            for (String setting : List.of(
                    "session_preload_libraries = 'auto_explain'",
                    "auto_explain.log_min_duration = 0",
                    "auto_explain.log_format = 'json'")) {
                statement.execute("ALTER DATABASE " + connection.getCatalog() + " SET " + setting);
            }
        }
        // Settings of a database are for the connections that come.
        dataSource.flush(AgroalDataSource.FlushMode.GRACEFUL);
        hibernate.getStatistics().setStatisticsEnabled(true);
    }

    private static Path log() {
        return EmbeddedInfrastructure.postgres().log();
    }

    private static void askEverything() {
        String persona = BusyMonth.PERSONA;
        String range = "from=" + Instant.now().minus(Duration.ofDays(3)) + "&to=" + Instant.now();
        Routes.api().forEach(path -> {
            String address = Routes.address(path, persona, "variant-1999");
            if (Routes.takes(path, "cursor")) {
                pages(address + "?limit=50");
            } else {
                get(address);
            }
        });
        given().accept("text/csv").get("/api/dead-letters/" + persona).then().statusCode(200);
        get("/api/optimization/" + UNKNOWN_PERSONA);
        for (String filter : List.of("", "&variant_id=variant-7", "&type=performance_update", "&type=early_kill")) {
            for (String bounds : List.of("", "&" + range)) {
                forthAndBack("/api/events/" + persona + "?limit=5" + filter + bounds);
            }
            given().accept("text/csv")
                    .get("/api/events/" + persona + "?" + range + filter)
                    .then()
                    .statusCode(200);
        }
    }

    private void askAsTheEngine() {
        PersonaId persona = new PersonaId(BusyMonth.PERSONA);
        QuarkusTransaction.requiringNew().run(() -> {
            alerts.personas();
            alerts.ofEngine(persona);
            alerts.newest(persona, Set.of("suggestion"));
            fitting.personas();
            fitting.isGone(persona.value());
            // By what it has learnt, answers read minutes too.
            for (String learnt : List.of(ParametersRecord.ALL, persona.value())) {
                fitting.fit(learnt, Instant.now()).ifPresent(fitted -> parameters.take(learnt, fitted));
            }
        });
    }

    /** Has too little history of its own, and learns from all. */
    private static final String UNKNOWN_PERSONA = "unknown";

    private static void forthAndBack(String address) {
        String next = get(address).path("next_cursor");
        if (next != null) {
            String previous = get(address + "&cursor=" + next).path("previous_cursor");
            get(address + "&cursor=" + previous);
        }
    }

    /** Some pages: the first has no place to begin at, and all others are alike. */
    private static void pages(String address) {
        String cursor = get(address).path("next_cursor");
        for (int page = 1; cursor != null && page < PAGES; page++) {
            cursor = get(address + "&cursor=" + cursor).path("next_cursor");
        }
    }

    private static Response get(String address) {
        Response answer = given().get(address);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer;
    }

    private static Set<String> largeTables() throws SQLException {
        Set<String> tables = new HashSet<>();
        try (Connection connection = BusyMonth.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples > " + LARGE)) {
            while (found.next()) {
                tables.add(found.getString(1));
            }
        }
        return tables;
    }

    private static List<ExplainedPlan> generic(Set<String> statements) throws SQLException {
        List<ExplainedPlan> plans = new ArrayList<>();
        try (Connection connection = BusyMonth.connect();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                try (ResultSet answer = statement.executeQuery("EXPLAIN (GENERIC_PLAN, FORMAT JSON) " + text)) {
                    answer.next();
                    plans.add(ExplainedPlan.answered(text, answer.getString(1)));
                }
            }
        }
        return plans;
    }

    /** As the server gets it. */
    private static String withNumberedParameters(String sql) {
        int[] number = {0};
        return Pattern.compile("\\?").matcher(sql).replaceAll(found -> Matcher.quoteReplacement("$" + ++number[0]));
    }
}
