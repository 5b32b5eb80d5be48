package io.variantdash.ingest.warmup;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.variantdash.ingest.IngestConfiguration;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Has the exercises done by one thread beside the rest of the start: more would take the processor from it. The service is not
 * ready before they are done, or their time is over, whatever they are at then.
 */
@Readiness
@Singleton
public class ExercisesCheck implements HealthCheck {

    private final Exercises exercises;
    private final LongSupplier clock;
    private final long nanos;
    private volatile long deadline;
    private volatile boolean done;

    @Inject
    ExercisesCheck(@All List<Exercise> exercises, IngestConfiguration configuration) {
        this(exercises, System::nanoTime, configuration.warmUp());
    }

    ExercisesCheck(List<Exercise> exercises, LongSupplier clock, Duration budget) {
        this.exercises = new Exercises(exercises, clock);
        this.clock = clock;
        this.nanos = budget.toNanos();
        this.done = budget.isZero();
    }

    void start(@Observes StartupEvent event) {
        begin();
    }

    /** Begins with the exercises; the thread ends with them. */
    Thread begin() {
        deadline = clock.getAsLong() + nanos;
        Thread thread = new Thread(this::exercise, "warm-up");
        thread.setDaemon(true);
        if (!done) {
            thread.start();
        }
        return thread;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("Exercised")
                .status(done || clock.getAsLong() - deadline >= 0)
                .build();
    }

    private void exercise() {
        try {
            exercises.until(deadline);
        } finally {
            done = true;
        }
    }
}
