package io.variantdash.bench.decisions.kill;

import java.util.Arrays;

/** When a score passed which height for the first time: all thresholds of a rule from one replay. */
public final class Ascent {

    private static final int NEVER = -1;

    private double[] heights = new double[8];
    private int[] reachedAt = new int[8];
    private int size;

    /** Looks must come in their order. */
    void look(double score, int views) {
        if (size > 0 && score <= heights[size - 1]) {
            return;
        }
        if (size == heights.length) {
            heights = Arrays.copyOf(heights, 2 * size);
            reachedAt = Arrays.copyOf(reachedAt, 2 * size);
        }
        heights[size] = score;
        reachedAt[size++] = views;
    }

    /** After how many views the score was at least this; {@code -1} if it never was. */
    public int firstAtLeast(double threshold) {
        int place = Arrays.binarySearch(heights, 0, size, threshold);
        int index = place >= 0 ? place : -place - 1;
        return index < size ? reachedAt[index] : NEVER;
    }

    public double highest() {
        return size == 0 ? Double.NEGATIVE_INFINITY : heights[size - 1];
    }
}
