package io.variantdash.query.engine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.event.AlertState;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.Priority;
import io.variantdash.query.kafka.KafkaClients;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.LearntParameters;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.UpToDate;
import io.variantdash.query.testing.Updates;
import io.variantdash.query.testing.server.EngineEnabled;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the engine raises and clears, each once. */
@QuarkusTest
@TestProfile(EngineEnabled.class)
@WithTestResource(MigratedDatabase.class)
class EngineTest {

    private static final String INGEST = EngineEnabled.INGEST;
    private static final Duration FOREVER = Duration.ofMinutes(2);

    @Inject
    KafkaClients clients;

    @Inject
    Refits refits;

    @Inject
    LearntParameters parameters;

    private final Instant recently = Instant.now().minus(Duration.ofHours(2));
    private final Rows rows = Rows.ofNewPersona();
    private final String persona = rows.persona();

    @Test
    void raisesOnceAndClearsOnce() {
        rows.variant("bad", "active", recently, 0.06).counts("bad", 1000, 20);
        try (Updates updates = new Updates();
                PublishedAlerts alerts = new PublishedAlerts()) {
            alerts.storeAll(INGEST);
            await().atMost(FOREVER).until(() -> {
                updates.publish(Updates.performance(persona, "bad", 1000, 20));
                return !alerts.of(persona).isEmpty();
            });
            OptimizationAlert raised = alerts.of(persona).get(0);
            assertThat(raised.alertType()).isEqualTo("early_kill_candidate");
            assertThat(raised.state()).isEqualTo(AlertState.RAISED);
            assertThat(raised.priority()).isEqualTo(Priority.HIGH);
            assertThat(raised.variantId()).isEqualTo("bad");
            assertThat(raised.why()).isNotBlank();
            assertThat(Objects.requireNonNull(raised.evidence()).path("views").asLong())
                    .isEqualTo(1000);

            // Long before it is stored, and long after: nothing is said twice.
            lookAgain(updates, alerts);
            assertThat(alerts.of(persona)).containsExactly(raised);
            rows.alert(raised);
            lookAgain(updates, alerts);
            assertThat(alerts.of(persona)).containsExactly(raised);
            assertThat(suggestions("source")).containsExactly("engine");
            assertThat(suggestions("raised_at"))
                    .allSatisfy(at -> assertThat(Instant.parse(at)).isEqualTo(raised.raisedAt()));

            rows.counts("bad", 900, 60);
            updates.publish(Updates.performance(persona, "bad", 900, 60));
            await().atMost(FOREVER).until(() -> alerts.of(persona).size() > 1);
            OptimizationAlert cleared = alerts.of(persona).get(1);
            assertThat(cleared.state()).isEqualTo(AlertState.CLEARED);
            assertThat(cleared.suggestionId()).isEqualTo(raised.suggestionId());
            assertThat(cleared.why()).isEqualTo("Its counts were corrected downwards.");
            assertThat(cleared.raisedAt()).isAfter(raised.raisedAt());
            lookAgain(updates, alerts);
            rows.alert(cleared);
            lookAgain(updates, alerts);
            assertThat(alerts.of(persona)).hasSize(2);
        }
    }

    @Test
    void holdsWhatStandsByALittleLess() {
        // E1 is 11.99 here: too little to raise, enough to hold.
        rows.variant("bad", "active", recently, 0.06).counts("bad", 1000, 30);
        assertThat(suggestions("type")).doesNotContain("early_kill_candidate");

        rows.counts("bad", 1000, 25);
        String id = suggestions("suggestion_id").get(0);
        try (Updates updates = new Updates();
                PublishedAlerts alerts = new PublishedAlerts()) {
            alerts.storeAll(INGEST);
            await().atMost(FOREVER).until(() -> {
                updates.publish(Updates.performance(persona, "bad", 1000, 25));
                return !alerts.of(persona).isEmpty();
            });
            OptimizationAlert raised = alerts.of(persona).get(0);
            assertThat(raised.suggestionId()).isEqualTo(id);
            rows.alert(raised).counts("bad", 1000, 30);

            assertThat(suggestions("type")).contains("early_kill_candidate");
            lookAgain(updates, alerts);
            assertThat(alerts.of(persona)).containsExactly(raised);
        }
    }

    @Test
    void listsAlertsOfMonitorsUntilTheyAreTakenBackOrOld() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        rows.alert(alert("fresh", null, now.minus(Duration.ofHours(23))))
                .alert(alert("old", null, now.minus(Duration.ofHours(25))))
                .alert(alert("lasting", AlertState.RAISED, now.minus(Duration.ofDays(3))))
                .alert(alert("over", AlertState.CLEARED, now));

        assertThat(suggestions("suggestion_id")).containsExactly("fresh", "lasting");
        assertThat(suggestions("source")).containsOnly("monitor");
        assertThat(suggestions("why")).containsOnly("because");
    }

    @Test
    void hearsMonitorsOnlyOfWhatRunsAndTheEngineIsSilentAbout() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        rows.variant("bad", "active", recently, 0.06).counts("bad", 1000, 20);
        rows.variant("calm", "active", recently, 0.06).counts("calm", 1000, 60);
        rows.variant("twin", "active", recently, 0.06).counts("twin", 1000, 60);
        rows.variant("gone", "killed", recently, 0.06).counts("gone", 1000, 20);
        for (String variant : List.of("bad", "calm", "gone")) {
            rows.alert(alert("monitor-" + variant, AlertState.RAISED, variant, now));
        }

        assertThat(suggestions("findAll { it.source == 'monitor' }.suggestion_id"))
                .containsExactly("monitor-calm");
        assertThat(suggestions("findAll { it.variant_id == 'bad' }.type")).containsExactly("early_kill_candidate");
    }

    /** Minutes are read by a fit, and by nothing that happens here besides. */
    @Test
    void waitsForNoFit() throws SQLException {
        for (int i = 0; i < 25; i++) {
            rows.variant("v" + i, "completed", recently, 0.05).counts("v" + i, 1000, 40 + i);
        }
        PostgresServer postgres = EmbeddedInfrastructure.postgres();
        try (PublishedAlerts alerts = new PublishedAlerts();
                Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement lock = connection.createStatement()) {
            alerts.storeAll(INGEST);
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE variant_engagement IN ACCESS EXCLUSIVE MODE");

            assertThat(refits.of(persona)).as("nothing yet, but at once").isEmpty();

            connection.rollback();
            await().atMost(FOREVER).until(() -> refits.of(persona).isPresent() || parameters.of(persona) != null);
        }
    }

    @Test
    void endsATenureWhenAnotherBegins() {
        String id = "tenure-" + UUID.randomUUID();
        AlertChange change = new AlertChange(alert("s", AlertState.RAISED, Instant.now()));
        Optional<NewParameters> learnt = Optional.of(new NewParameters(persona, Learnt.NOTHING, "{}"));
        try (Admin admin = clients.admin();
                PublishedAlerts alerts = new PublishedAlerts();
                Tenure first = new Tenure(0, clients.transactions(id))) {
            AlertTopic topic = new AlertTopic(admin, id + "-ingest");
            first.publish(List.of(change), learnt);
            try (Tenure second = new Tenure(0, clients.transactions(id))) {
                assertThatThrownBy(() -> first.publish(List.of(change), learnt))
                        .isInstanceOf(TenureEndedException.class);
                // What the first one raised is not stored yet.
                assertThat(second.isSettled(topic)).isFalse();
                alerts.storeAll(id + "-ingest");
                assertThat(second.isSettled(topic)).isTrue();
                await().atMost(FOREVER).until(() -> alerts.of(persona).size() == 1);
            }
        }
    }

    /** Returns when the engine has certainly looked at the persona once more: it raised for one that was told of later. */
    private void lookAgain(Updates updates, PublishedAlerts alerts) {
        updates.publish(Updates.performance(persona, "bad", 1000, 20));
        Rows later =
                Rows.ofNewPersona().variant("bad", "active", recently, 0.06).counts("bad", 1000, 20);
        await().atMost(FOREVER).until(() -> {
            updates.publish(Updates.performance(persona, "bad", 1000, 20));
            updates.publish(Updates.performance(later.persona(), "bad", 1000, 20));
            return !alerts.of(later.persona()).isEmpty();
        });
    }

    private List<String> suggestions(String field) {
        UpToDate.of(persona);
        return given().get("/api/optimization/{persona}", persona).jsonPath().getList("suggestions." + field);
    }

    private OptimizationAlert alert(String suggestion, @Nullable AlertState state, Instant at) {
        return alert(suggestion, state, null, at);
    }

    private OptimizationAlert alert(
            String suggestion, @Nullable AlertState state, @Nullable String variant, Instant at) {
        return new OptimizationAlert(
                null,
                persona,
                "slow_start",
                Priority.LOW,
                "A slow start",
                "Few views.",
                null,
                "because",
                suggestion,
                state,
                variant,
                null,
                null,
                at);
    }
}
