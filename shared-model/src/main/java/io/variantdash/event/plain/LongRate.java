package io.variantdash.event.plain;

/**
 * A rate of 16 to 18 decimals, which is what most quotients of two counts are. Its double is found without large numbers, and
 * with it whether the text is canonical (RFC 8785): the shortest that is read as this double, and the nearest of these.
 *
 * <p>With m as the significand of a double, {@code m / 2^s}, and w as the digits of the text, {@code w / 10^k}, all is decided
 * by the remainder {@code w * 2^s - m * 10^k}. It is so small that it is right in 64 bits, although the products are not.
 */
final class LongRate {

    private static final int FEWEST_DECIMALS = 16;
    private static final int MOST_DECIMALS = 18;
    private static final long TEN_TO_FEWEST = 10_000_000_000_000_000L;

    /** Below it ECMAScript writes an exponent. */
    private static final double SMALLEST_PLAIN = 1e-6;

    private static final int SIGNIFICAND_BITS = 52;
    private static final long IMPLICIT_BIT = 1L << SIGNIFICAND_BITS;
    private static final int EXPONENT_OF_ONE = 1_023;

    /** From here on {@code 2^s} is above {@code 10^18}. */
    private static final int FINE_SHIFT = 60;

    private double value;

    /** The double that the text is read as, if that was said to be canonical. */
    double value() {
        return value;
    }

    /**
     * Takes the number that these bytes are, 0 with a point and digits.
     *
     * @return true if it is surely below 1 and canonical as it is; false says nothing
     */
    boolean read(byte[] bytes, int begin, int end) {
        int decimals = end - begin - 2;
        if (decimals < FEWEST_DECIMALS || decimals > MOST_DECIMALS || bytes[begin] != '0') {
            return false;
        }
        long digits = 0;
        for (int i = begin + 2; i < end; i++) {
            digits = 10 * digits + (bytes[i] - '0');
        }
        long power = TEN_TO_FEWEST;
        for (int i = FEWEST_DECIMALS; i < decimals; i++) {
            power *= 10;
        }
        // Both roundings together are wrong by two units in the last place at most.
        double estimate = (double) digits / power;
        return estimate >= SMALLEST_PLAIN && estimate < 1 && isCanonical(digits, power, estimate);
    }

    private boolean isCanonical(long digits, long power, double estimate) {
        long bits = Double.doubleToRawLongBits(estimate);
        long significand = (bits & (IMPLICIT_BIT - 1)) | IMPLICIT_BIT;
        int shift = EXPONENT_OF_ONE + SIGNIFICAND_BITS - (int) (bits >>> SIGNIFICAND_BITS);
        long remainder = (shift < Long.SIZE ? digits << shift : 0) - significand * power;
        while (remainder > power / 2) {
            remainder -= power;
            significand++;
        }
        while (remainder < -power / 2) {
            remainder += power;
            significand--;
        }
        // A half would be a tie; next to a power of two, doubles are spaced in two ways.
        if (Math.abs(remainder) == power / 2 || significand <= IMPLICIT_BIT || significand >= 2 * IMPLICIT_BIT) {
            return false;
        }
        value = Double.longBitsToDouble((bits & ~(IMPLICIT_BIT - 1)) | (significand & (IMPLICIT_BIT - 1)));
        return isShortest(digits, power, shift) && isNearest(remainder, shift);
    }

    /**
     * No text with a digit less is read as the same double: all that are lie within {@code power / 2^s} of each other, counted
     * in units of the last digit.
     */
    private static boolean isShortest(long digits, long power, int shift) {
        long last = digits % 10;
        long toShorter = Math.min(last, 10 - last);
        return toShorter > 0 && (shift >= FINE_SHIFT || (toShorter << shift) > power);
    }

    /** No other last digit is nearer to the double. */
    private static boolean isNearest(long remainder, int shift) {
        return shift >= FINE_SHIFT || 2 * Math.abs(remainder) < (1L << shift);
    }
}
