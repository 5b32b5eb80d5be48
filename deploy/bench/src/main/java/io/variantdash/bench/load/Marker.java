package io.variantdash.bench.load;

/**
 * Where the number of an update stands in its frame.
 *
 * @param guard the character before it; a frame that has another there is no update
 * @param digits how long it is
 * @param behind how many bytes follow
 * @param offset what was added to it, to make it that long
 */
public record Marker(char guard, int digits, int behind, long offset) {

    private static final long NONE = -1;

    /** The number of an update whose frame, or record, ends with these bytes; negative if it is something else. */
    public long number(byte[] bytes) {
        int at = bytes.length - fromEnd();
        if (at < 0 || bytes[at] != guard) {
            return NONE;
        }
        long number = 0;
        for (int digit = at + 1; digit <= at + digits; digit++) {
            if (bytes[digit] < '0' || bytes[digit] > '9') {
                return NONE;
            }
            number = 10 * number + bytes[digit] - '0';
        }
        return number - offset;
    }

    int fromEnd() {
        return 1 + digits + behind;
    }
}
