package io.variantdash.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T10:00:00Z"), ZoneOffset.UTC);

    private final AtomicLong nanos = new AtomicLong();
    private final AuditLog audit = new AuditLog(CLOCK, new Ticks(nanos));
    // Made for each test.
    private final AuditLines lines = new AuditLines();

    @AfterEach
    void stop() {
        lines.close();
    }

    @Test
    void writesAnObjectALineWhateverCallersCallThemselves() throws Exception {
        audit.record(AuditLog.Action.OPENED, "mia\n{\"action\":\"forged\"}", "192.0.2.7", "a\"va", "live updates");

        assertThat(lines.all()).hasSize(1);
        assertThat(lines.all().get(0)).doesNotContain("\n");
        JsonNode line = new ObjectMapper().readTree(lines.all().get(0));
        assertThat(line.path("action").asText()).isEqualTo("opened");
        assertThat(line.path("identity").asText()).isEqualTo("mia\n{\"action\":\"forged\"}");
        assertThat(line.path("subject").asText()).isEqualTo("a\"va");
        assertThat(line.path("at").asText()).isEqualTo("2026-01-31T10:00:00Z");
    }

    @Test
    void aFloodOfRefusalsFillsNoDiskAndHidesNothingElse() throws Exception {
        for (int i = 0; i < 100_000; i++) {
            audit.record(
                    AuditLog.Action.REFUSED, null, "192.0.2.7", "/api/personas" + "x".repeat(10_000), "no valid token");
        }
        audit.record(AuditLog.Action.OPENED, "mia", "192.0.2.8", "ava", "live updates");

        assertThat(lines.all()).hasSize(501);
        assertThat(lines.all()).allMatch(line -> line.length() < 1_000);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        audit.record(AuditLog.Action.REFUSED, null, "192.0.2.7", "/api/personas", "no valid token");
        JsonNode last = new ObjectMapper().readTree(lines.all().get(lines.all().size() - 1));
        assertThat(last.path("left_out").asLong()).isEqualTo(99_500);
    }

    private record Ticks(AtomicLong nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
