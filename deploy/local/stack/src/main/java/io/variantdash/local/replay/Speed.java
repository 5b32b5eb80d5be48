package io.variantdash.local.replay;

/**
 * How fast a history is played.
 *
 * @param factor how many times faster than it took
 */
public record Speed(double factor) {

    public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

    /** A day in twelve minutes: fast enough to see it grow, slow enough to watch. */
    public static final Speed DEFAULT = new Speed(120);

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("a speed is greater than 0");
        }
    }

    /** Reads a number such as {@code 0.5}, or {@code max}. */
    public static Speed parse(String text) {
        return text.equals("max") ? MAX : new Speed(Double.parseDouble(text));
    }
}
