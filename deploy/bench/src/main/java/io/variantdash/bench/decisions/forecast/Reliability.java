package io.variantdash.bench.decisions.forecast;

import java.util.ArrayList;
import java.util.List;

/** Whether events come as often as was said: what was said, in ten bins, against what happened. */
public final class Reliability {

    private static final int BINS = 10;

    private final double[] said = new double[BINS];
    private final double[] happened = new double[BINS];
    private final long[] count = new long[BINS];
    private double squares;

    /**
     * A bin of the diagram.
     *
     * @param said the mean probability that was said
     * @param happened how often it happened
     */
    public record Bin(double said, double happened, long count) {

        public double error() {
            return Math.abs(said - happened);
        }
    }

    /** Something was said to come with this probability, and came; or a share of it did. */
    public void add(double probability, double outcome) {
        int bin = Math.min(BINS - 1, (int) (probability * BINS));
        said[bin] += probability;
        happened[bin] += outcome;
        count[bin]++;
        squares += (probability - outcome) * (probability - outcome);
    }

    public List<Bin> bins() {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            if (count[i] > 0) {
                bins.add(new Bin(said[i] / count[i], happened[i] / count[i], count[i]));
            }
        }
        return bins;
    }

    /** The expected calibration error: the mean distance of the bins, by their counts. */
    public double expectedError() {
        return bins().stream().mapToDouble(bin -> bin.count() * bin.error()).sum() / total();
    }

    /** The largest distance of a bin with at least {@code least}: fewer say little. */
    public double worstBin(long least) {
        return bins().stream()
                .filter(bin -> bin.count() >= least)
                .mapToDouble(Bin::error)
                .max()
                .orElse(0);
    }

    /** Brier's score: the mean squared distance. */
    public double brier() {
        return squares / total();
    }

    private long total() {
        long total = 0;
        for (long one : count) {
            total += one;
        }
        return total;
    }
}
