package io.variantdash.query.optimization.suggestion;

import java.util.Locale;

/** Numbers in sentences. */
public final class Figures {

    private Figures() {}

    /** An engagement rate, to a hundredth of a percent. */
    public static String rate(double rate) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * rate);
    }

    /** A number of things, with the noun that it needs. */
    public static String count(long number, String noun) {
        return number == 1 ? "1 " + noun : number + " " + noun + "s";
    }

    /** A share in whole percent. */
    public static String share(double share) {
        return Math.round(100 * share) + " %";
    }

    /** A probability in whole percent, never rounded up to certainty. */
    public static String chance(double probability) {
        return Math.min(99, Math.round(100 * probability)) + " %";
    }
}
