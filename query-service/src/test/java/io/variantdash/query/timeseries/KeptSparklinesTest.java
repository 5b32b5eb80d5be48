package io.variantdash.query.timeseries;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.freshness.NewestEvents;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever is kept, the answer is the same as if it were not, but for seconds. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class KeptSparklinesTest {

    private static final Instant TEN = Instant.parse("2026-01-31T10:00:00Z");

    @Inject
    KeptSparklines kept;

    @Inject
    NewestEvents newestEvents;

    private final Rows rows = Rows.ofNewPersona().variant("v", "active", TEN, 0.05);
    private final PersonaId persona = new PersonaId(rows.persona());

    @BeforeEach
    void readOnce() {
        rows.minute("v", TEN.minusSeconds(120), 100, 10);
        assertThat(viewsAt(TEN)).isEqualTo(100);
        rows.minute("v", TEN.minusSeconds(60), 300, 10);
    }

    @Test
    void servesWhatIsKeptWhileNothingHappens() {
        assertThat(viewsAt(TEN.plusSeconds(59))).isEqualTo(100);
    }

    @Test
    void readsAnewWhenAnEventHasHappenedSince() {
        newestEvents.learn(rows.persona(), TEN.plusSeconds(1));

        assertThat(viewsAt(TEN.plusSeconds(4))).isEqualTo(100);
        assertThat(viewsAt(TEN.plusSeconds(5))).isEqualTo(300);
    }

    @Test
    void readsAnewWhenTheMinuteIsOver() {
        assertThat(viewsAt(TEN.plus(1, ChronoUnit.MINUTES))).isEqualTo(300);
    }

    private long viewsAt(Instant now) {
        return kept.until(now, persona, Set.of("v")).series().get(0).views().stream()
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }
}
