package io.variantdash.ingest.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AuditLogTest {

    private final AtomicLong nanos = new AtomicLong();
    private final AuditLog audit = new AuditLog(new Ticks(nanos));

    @Test
    void writesAnObjectALineWhateverCallersCallThemselves() throws JsonProcessingException {
        try (AuditLines lines = new AuditLines()) {
            audit.record(Action.ERASED, "mia\n{\"action\":\"forged\"}", "192.0.2.7", "a\"va", "done");

            assertThat(lines.all()).hasSize(1).noneMatch(line -> line.contains("\n"));
            assertThat(lines.of("erased").get(0).path("identity").asText()).isEqualTo("mia\n{\"action\":\"forged\"}");
        }
    }

    @Test
    void aFloodOfRefusalsFillsNoDiskAndHidesNothingElse() throws JsonProcessingException {
        try (AuditLines lines = new AuditLines()) {
            for (int i = 0; i < 10_000; i++) {
                audit.record(Action.REFUSED, null, "192.0.2.7", "x".repeat(10_000), "no valid token");
            }
            audit.record(Action.ERASED, "mia", "192.0.2.8", "DELETE /api/personas/ava", "done");

            assertThat(lines.all()).hasSize(501).allMatch(line -> line.length() < 1_000);
            assertThat(lines.of("erased")).hasSize(1);
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
            audit.record(Action.REFUSED, null, "192.0.2.7", "x", "no valid token");
            assertThat(lines.of("refused").get(500).path("left_out").asLong()).isEqualTo(9_500);
        }
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
