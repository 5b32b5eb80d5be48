package io.variantdash.local.demo.simulation;

/**
 * How a demo is played.
 *
 * @param eventsPerSecond how many events a second are sent; the simulated time does not pass faster for it
 * @param seed the same seed and the same times give the same events
 */
public record DemoOptions(double eventsPerSecond, long seed) {

    public static final double DEFAULT_RATE = 10;
    public static final long DEFAULT_SEED = 1;

    // Slower, and kills would come long after they are due; faster, and times would no longer differ enough.
    private static final double SLOWEST = 1;
    private static final double FASTEST = 10_000;

    public DemoOptions {
        if (!(eventsPerSecond >= SLOWEST && eventsPerSecond <= FASTEST)) {
            throw new IllegalArgumentException(
                    "a demo tells 1 to 10000 events a second, not %s".formatted(eventsPerSecond));
        }
    }
}
