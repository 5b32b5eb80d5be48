package io.variantdash.ingest.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NewestEventAgeTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final IngestMetrics metrics = new IngestMetrics(registry, new Outages(), Tracing.off());

    /** A record whose timestamp cannot be right may carry one; nothing would count as newer for decades. */
    @Test
    void isNotThrownOffByAnEventOfTheFuture() {
        metrics.storedUpTo(Instant.parse("2100-01-01T00:00:00Z"));

        assertThat(registry.get("ingest.newest.event.age").timeGauge().value()).isNotNegative();
    }
}
