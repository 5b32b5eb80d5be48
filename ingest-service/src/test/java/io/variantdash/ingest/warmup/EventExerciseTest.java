package io.variantdash.ingest.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EventType;
import io.variantdash.ingest.store.AuditStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without a database, a broker or a registry of metrics: there is nothing that it could touch. */
class EventExerciseTest {

    private final EventExercise exercise = new EventExercise(Duration.ofDays(30), new AuditStore());

    @Test
    void isMadeOfEventsOfAllTypes() {
        assertThat(exercise.accepted())
                .extracting(accepted -> accepted.event().type())
                .contains(EventType.values());
    }

    @Test
    void canBeRepeated() {
        exercise.once();
        exercise.once();
    }
}
