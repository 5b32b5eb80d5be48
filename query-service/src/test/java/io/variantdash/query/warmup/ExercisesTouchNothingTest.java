package io.variantdash.query.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.dashboard.Snapshots;
import io.variantdash.query.live.replay.ReplayBuffer;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is done before there is anything to do leaves the service as it is after its start. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class ExercisesTouchNothingTest {

    private static final List<String> OURS = List.of("live.", "query.", "engine.", "snapshot");

    @Inject
    @All
    List<Exercise> exercises;

    @Inject
    MeterRegistry metrics;

    @Inject
    ReplayBuffer buffer;

    @Inject
    Snapshots snapshots;

    @Test
    void isNeitherCountedNorKept() {
        assertThat(exercises).hasSize(4);
        Map<String, Double> before = counted();
        long bytes = buffer.bytes();

        exercises.forEach(Exercise::once);
        exercises.forEach(Exercise::once);

        assertThat(counted()).isEqualTo(before).isNotEmpty();
        assertThat(buffer.bytes()).isEqualTo(bytes);
        assertThat(snapshots.current(new PersonaId(MadeUpPersona.ID))).isNull();
    }

    private Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>();
        for (Meter meter : metrics.getMeters()) {
            String name = meter.getId().getName();
            if (OURS.stream().anyMatch(name::startsWith) && !(meter instanceof Gauge)) {
                counted.put(meter.getId().toString(), count(meter));
            }
        }
        return counted;
    }

    private static double count(Meter meter) {
        return meter.match(
                gauge -> 0.0,
                Counter::count,
                timer -> (double) timer.count(),
                summary -> (double) summary.count(),
                longTask -> 0.0,
                time -> 0.0,
                FunctionCounter::count,
                timer -> timer.count(),
                other -> 0.0);
    }
}
