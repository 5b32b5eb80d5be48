package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.variantdash.checks.settings.ServiceSettings;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Volumes hold what the guide says they hold: the events of the whole retention, with a quarter free. */
class SizingTest {

    private static final double AUDIT_BYTES_AN_EVENT = 565;
    private static final double KAFKA_BYTES_AN_EVENT = 334;
    private static final double WITH_A_QUARTER_FREE = 1.25;
    /** A day is dropped when its last moment is too old. */
    private static final Duration DAY_THAT_GOES = Duration.ofDays(1);

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ([\\d,]+) \\| (\\d+[GT]i) \\| \\d+Gi \\| (\\d+[GT]i) \\| ([\\d,]+) GB \\|");

    @ParameterizedTest
    @ValueSource(strings = {"overlays/dev", "overlays/production"})
    void volumesHoldTheLoadThatTheOverlayIsMadeFor(String overlay) {
        List<Manifest> all = Rendering.of(overlay);
        Manifest postgres = Rendering.one(all, "Cluster", "postgres");
        double rate = postgres.at("/metadata/labels")
                .path("variant-dash.io/events-per-second")
                .asDouble();
        String retention = Rendering.all(all, "ConfigMap").stream()
                .map(map -> map.at("/data/DASHBOARD_RETENTION").asText())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> ServiceSettings.INGEST.own("dashboard.retention"));

        assertThat(rate).isPositive();
        assertThat(bytes(postgres.at("/spec/storage/size").asText()))
                .isGreaterThan(audit(rate, Duration.parse("P" + retention.toUpperCase(Locale.ROOT))));
        String kafka = Rendering.one(all, "KafkaNodePool", "nodes")
                .at("/spec/storage/volumes/0/size")
                .asText();
        // What is ephemeral takes from its node.
        assertThat(kafka.isEmpty() ? Double.MAX_VALUE : bytes(kafka)).isGreaterThan(kafka(rate));
    }

    @Test
    void theTableOfTheGuideIsRight() throws IOException {
        Duration retention = Duration.parse(
                "P" + ServiceSettings.INGEST.own("dashboard.retention").toUpperCase(Locale.ROOT));
        List<MatchResult> rows = ROW.matcher(
                        Files.readString(Repository.around(Path.of("")).resolve("deploy/README.md")))
                .results()
                .toList();

        assertThat(rows).hasSizeGreaterThan(4).allSatisfy(row -> {
            double rate = number(row.group(1));
            assertThat(bytes(row.group(2))).isBetween(audit(rate, retention), 1.2 * audit(rate, retention));
            assertThat(bytes(row.group(3))).isBetween(kafka(rate), 1.2 * kafka(rate));
            assertThat(number(row.group(4)) * 1e9).isBetween(0.97 * wal(rate), 1.03 * wal(rate));
        });
    }

    private static double audit(double rate, Duration retention) {
        return rate * retention.plus(DAY_THAT_GOES).toSeconds() * AUDIT_BYTES_AN_EVENT * WITH_A_QUARTER_FREE;
    }

    /** What monitors sent, and at most as many updates. */
    private static double kafka(double rate) {
        double seconds = kept(EventType.PERFORMANCE_UPDATE.topic()) + kept(Topics.DASHBOARD_UPDATES);
        return rate * seconds * KAFKA_BYTES_AN_EVENT * WITH_A_QUARTER_FREE;
    }

    private static double kept(String topic) {
        return Manifest.base("KafkaTopic", topic)
                        .at("/spec/config/retention.ms")
                        .asDouble()
                / 1_000;
    }

    private static double wal(double rate) {
        return rate * Duration.ofDays(1).toSeconds() * 700;
    }

    private static double bytes(String size) {
        return Quantity.getAmountInBytes(new Quantity(size)).doubleValue();
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace(",", ""));
    }
}
