package io.variantdash.ingest.warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Does all exercises in turn, so that each gets its share of the time. For one thread. */
final class Exercises {

    private static final Logger LOG = Logger.getLogger(Exercises.class);

    /** By then the compiler has seen enough. */
    static final int MOST_ROUNDS = 1_000;

    private final List<Exercise> left;
    private final LongSupplier clock;

    /**
     * Exercises, none of which has been done yet.
     *
     * @param clock tells nanoseconds
     */
    Exercises(List<Exercise> exercises, LongSupplier clock) {
        this.left = new ArrayList<>(exercises);
        this.clock = clock;
    }

    /** Does them again and again, and begins none after that time. One that fails is left out from then on. */
    void until(long deadline) {
        for (int round = 0; round < MOST_ROUNDS && !left.isEmpty(); round++) {
            for (Exercise exercise : List.copyOf(left)) {
                if (clock.getAsLong() - deadline >= 0) {
                    return;
                }
                doOnce(exercise);
            }
        }
    }

    private void doOnce(Exercise exercise) {
        try {
            exercise.once();
        } catch (RuntimeException e) {
            // The service does as well without; whoever changed the code wants to know.
            LOG.warnf(
                    e,
                    "%s cannot be done before it is asked for",
                    exercise.getClass().getSimpleName());
            left.remove(exercise);
        }
    }
}
