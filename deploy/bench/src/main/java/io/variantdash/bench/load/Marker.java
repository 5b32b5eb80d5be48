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

    int fromEnd() {
        return 1 + digits + behind;
    }
}
