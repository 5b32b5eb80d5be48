package io.variantdash.query.engine.parameters;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.variantdash.event.Topics;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.engine.PublishedAlerts;
import io.variantdash.query.kafka.KafkaClients;
import io.variantdash.query.optimization.learning.Fitting;
import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.learning.LearntParameters;
import io.variantdash.query.optimization.learning.ParametersRecord;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.testing.Updates;
import io.variantdash.query.testing.server.EngineLearns;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has been learnt is in the topic, and every replica answers by that. */
@QuarkusTest
@TestProfile(EngineLearns.class)
@WithTestResource(MigratedDatabase.class)
class ParametersTopicTest {

    static final Duration FOREVER = Duration.ofSeconds(60);

    @Inject
    KafkaClients clients;

    @Inject
    ParametersCodec codec;

    @Inject
    LearntParameters parameters;

    @Inject
    Fitting fitting;

    @Inject
    DashboardConfig config;

    private final Instant yesterday = Instant.now().minus(Duration.ofHours(30));
    private final Rows rows = Rows.ofNewPersona();
    private final String persona = rows.persona();

    /** The engine begins once all alerts of before are stored. */
    @BeforeEach
    void storeAlerts() {
        try (PublishedAlerts alerts = new PublishedAlerts()) {
            alerts.storeAll(EngineLearns.INGEST);
        }
    }

    @Test
    void anotherReplicaAndOneThatStartsAnewAnswerTheSame() throws Exception {
        history(rows, 30);
        learntOf(persona);
        // Where a fit brings nothing new nothing is written, and the version stays.
        await().atMost(FOREVER)
                .until(() -> QuarkusTransaction.requiringNew()
                        .call(() ->
                                fitting.fit(ParametersRecord.ALL, Instant.now()).isEmpty()
                                        && fitting.fit(persona, Instant.now()).isEmpty()));
        Learnt learnt = Objects.requireNonNull(parameters.of(persona));
        assertThat(learnt.source()).isEqualTo(Learnt.Source.PERSONA);
        assertThat(learnt.sample()).isEqualTo(30);
        assertThat(calibration(persona).getLong("parameters_version")).isEqualTo(learnt.version());

        try (StartingReplica replica = new StartingReplica(clients, codec, config)) {
            assertThat(replica.read(persona)).isEqualTo(learnt);
        }
        assertThat(parameters.of(persona)).isEqualTo(learnt);
    }

    @Test
    void versionsOnlyGrow() throws Exception {
        history(rows, 25);
        Learnt first = learntOf(persona);

        rows.variant("more", "completed", yesterday, 0.05).counts("more", 5000, 300);
        await().atMost(FOREVER).until(() -> {
            tell(persona);
            return Objects.requireNonNull(parameters.of(persona)).sample() == 26;
        });
        Learnt second = Objects.requireNonNull(parameters.of(persona));
        assertThat(second.version()).isGreaterThan(first.version());

        // An owner of before, whose record comes late: nobody goes back to it.
        try (Producer<String, byte[]> late = clients.transactions("late-" + UUID.randomUUID());
                StartingReplica replica = new StartingReplica(clients, codec, config)) {
            late.initTransactions();
            write(late, codec.encode(ParametersRecord.of(persona, first)));
            write(late, "{\"persona_id\":\"x\",\"version\":0}");
            assertThat(Objects.requireNonNull(replica.read(persona)).version())
                    .isGreaterThanOrEqualTo(second.version());
            lookAgain();
            assertThat(Objects.requireNonNull(parameters.of(persona)).version())
                    .isGreaterThanOrEqualTo(second.version());
        }
    }

    @Test
    void aPersonaWithoutHistoryHasWhatAllPersonasTeach() {
        history(rows, 25);
        await().atMost(FOREVER).until(() -> {
            tell(persona);
            return parameters.of(ParametersRecord.ALL) != null;
        });
        Learnt all = Objects.requireNonNull(parameters.of(ParametersRecord.ALL));
        assertThat(all.sample()).isGreaterThanOrEqualTo(20);
        assertThat(all.source()).isEqualTo(Learnt.Source.ALL_PERSONAS);

        JsonPath newcomer = calibration("newcomer-" + UUID.randomUUID());

        assertThat(newcomer.getString("prior.source")).isEqualTo("all_personas");
        assertThat(newcomer.getLong("parameters_version")).isPositive();
    }

    @Test
    void learnsAnewWhereTheTopicHasBeenEmptied() throws Exception {
        history(rows, 30);
        Learnt before = learntOf(persona);
        try (Admin admin = clients.admin()) {
            int partitions = admin.describeTopics(List.of(Topics.DASHBOARD_PARAMETERS))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
            admin.deleteTopics(List.of(Topics.DASHBOARD_PARAMETERS)).all().get();
            await().atMost(FOREVER).ignoreExceptions().until(() -> {
                admin.createTopics(List.of(new NewTopic(Topics.DASHBOARD_PARAMETERS, partitions, (short) 1)
                                .configs(Map.of("cleanup.policy", "compact"))))
                        .all()
                        .get();
                return true;
            });
        }

        await().atMost(FOREVER).until(() -> {
            tell(persona);
            Learnt now = parameters.of(persona);
            return now != null && now.version() > before.version();
        });
        try (StartingReplica replica = new StartingReplica(clients, codec, config)) {
            await().atMost(FOREVER).until(() -> replica.read(persona) != null);
            assertThat(Objects.requireNonNull(replica.read(persona)).sample()).isEqualTo(before.sample());
        }
    }

    @Test
    void isReadyOnceAllHasBeenRead() {
        await().atMost(FOREVER).until(() -> given().get("/q/health/ready").statusCode() == 200);
        assertThat(given().get("/q/health/ready").jsonPath().getList("checks.name", String.class))
                .contains("Learnt parameters");
        assertThat(new ParametersProgress().problem()).isPresent();
    }

    static void history(Rows rows, int variants) {
        Instant posted = Instant.now().minus(Duration.ofHours(30));
        for (int i = 0; i < variants; i++) {
            rows.variant("v" + i, "completed", posted, 0.04 + 0.001 * i)
                    .counts("v" + i, 1000, Math.round(0.9 * (40 + i)) + (i % 5) * 3L);
        }
    }

    private Learnt learntOf(String of) {
        await().atMost(FOREVER).until(() -> {
            tell(of);
            Learnt learnt = parameters.of(of);
            return learnt != null && parameters.of(ParametersRecord.ALL) != null;
        });
        return Objects.requireNonNull(parameters.of(of));
    }

    /** Returns when the engine has certainly looked at the persona once more: it has learnt of one that was told of later. */
    private void lookAgain() {
        tell(persona);
        Rows later = Rows.ofNewPersona();
        history(later, 20);
        learntOf(later.persona());
    }

    static void tell(String of) {
        try (Updates updates = new Updates()) {
            updates.publish(Updates.performance(of, "v0", 1000, 40));
        }
    }

    private JsonPath calibration(String of) {
        return given().get("/api/optimization/{persona}/calibration", of).jsonPath();
    }

    private void write(Producer<String, byte[]> producer, String json) throws Exception {
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(Topics.DASHBOARD_PARAMETERS, persona, json.getBytes(StandardCharsets.UTF_8)))
                .get();
        producer.commitTransaction();
    }
}
