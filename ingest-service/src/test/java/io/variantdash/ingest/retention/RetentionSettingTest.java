package io.variantdash.ingest.retention;

import static io.variantdash.ingest.support.TopicReader.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Topics;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.ingest.support.Monitor;
import io.variantdash.ingest.support.OtherSettings;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One setting says which events are accepted into the audit trail, which days are ready for them, and which are dropped. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
@TestProfile(OtherSettings.class)
class RetentionSettingTest {

    private static final Instant NOW = Events.now();
    private static final Instant YOUNG = NOW.minus(Duration.ofDays(10)).plusSeconds(600);
    private static final Instant OLD = NOW.minus(Duration.ofDays(10)).minusSeconds(600);

    @Inject
    Retention retention;

    @Inject
    DataSource dataSource;

    private final String persona = Events.persona();

    @Test
    void refusesEventsThatAreOlderButPostsAndDropsTheDaysOfWhatItAccepted() {
        PerformanceUpdate young = Events.counts(persona, "v", 10, 1, YOUNG);
        VariantPosted oldPost = Events.post(persona, "old", VariantStatus.ACTIVE, OLD);
        try (Monitor monitor = new Monitor();
                TopicReader deadLetters = new TopicReader(Topics.DEAD_LETTER)) {
            monitor.send(Events.counts(persona, "v", 9, 1, OLD));
            monitor.send(oldPost);
            monitor.send(young);

            var letter = deadLetters
                    .await(1, record -> new String(record.value(), StandardCharsets.UTF_8).contains(persona))
                    .get(0);
            assertThat(header(letter, "dead-letter-code")).isEqualTo("time_too_old");
            assertThat(header(letter, "dead-letter-reason")).contains("updated_at", "are kept from");
            awaitRows(List.of("old|0", "v|10"), STATE);
            assertThat(rows(AUDIT)).containsExactly("performance_update");

            retention.run(YOUNG.plus(Duration.ofDays(10)));
            assertThat(rows(AUDIT)).hasSize(1);
            retention.run(YOUNG.plus(Duration.ofDays(11)));
            assertThat(rows(AUDIT)).isEmpty();

            // Again, after its day was dropped, together with a newer one.
            monitor.send(young);
            monitor.send(Events.counts(persona, "v", 12, 1, NOW));
            awaitRows(List.of("old|0", "v|12"), STATE);
            retention.run(YOUNG.plus(Duration.ofDays(11)));
            assertThat(rows(AUDIT)).hasSize(1);
            assertThat(rows(STATE)).containsExactly("old|0", "v|12");
        }
    }

    private static final String AUDIT = "SELECT event_type FROM dashboard_events WHERE persona_id = ?";

    private static final String STATE =
            "SELECT variant_id, view_count FROM variant_monitoring WHERE persona_id = ? ORDER BY variant_id";

    private List<String> rows(String sql) {
        return new Database(dataSource).rows(sql, persona);
    }

    private void awaitRows(List<String> expected, String sql) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(rows(sql)).isEqualTo(expected));
    }
}
