package io.variantdash.ingest.silence;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.store.BatchStore;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators see of monitors that stopped. */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class SilentVariantsTest {

    private static final Instant NOW = Events.now();

    @Inject
    SilentVariants silence;

    @Inject
    BatchStore store;

    @Inject
    DataSource dataSource;

    private final List<AcceptedEvent> events = new ArrayList<>();

    @BeforeEach
    void empty() {
        new Database(dataSource).empty();
    }

    @Test
    void countsActiveVariantsThatWereHeardOfWithinADay() {
        counted("half", "heard", VariantStatus.ACTIVE, Duration.ofMinutes(9));
        counted("half", "silent", VariantStatus.ACTIVE, Duration.ofMinutes(11));
        counted("all", "silent", VariantStatus.ACTIVE, Duration.ofHours(23));
        counted("all", "given-up", VariantStatus.ACTIVE, Duration.ofHours(25));
        counted("ended", "completed", VariantStatus.COMPLETED, Duration.ofHours(1));
        store.store(new EventBatch(events));

        silence.count(NOW);

        assertThat(value("ingest_silent_variants")).isEqualTo(2);
        assertThat(value("ingest_silent_personas")).isEqualTo(1);
        // The timer may have counted once more meanwhile.
        assertThat(value("ingest_silence_longest_seconds")).isBetween(23 * 3_600.0, 24 * 3_600.0);
    }

    @Test
    void isZeroWhileAllAreHeard() {
        counted("one", "heard", VariantStatus.ACTIVE, Duration.ofMinutes(9));
        store.store(new EventBatch(events));

        silence.count(NOW);

        assertThat(value("ingest_silent_variants")).isZero();
        assertThat(value("ingest_silent_personas")).isZero();
        assertThat(value("ingest_silence_longest_seconds")).isZero();
    }

    private void counted(String persona, String variant, VariantStatus status, Duration ago) {
        events.add(AcceptedEvent.of(Events.post(persona, variant, status, NOW.minus(Duration.ofDays(2)))));
        events.add(AcceptedEvent.of(Events.counts(persona, variant, 100, 5, NOW.minus(ago))));
    }

    private static double value(String meter) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(meter + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(meter.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
