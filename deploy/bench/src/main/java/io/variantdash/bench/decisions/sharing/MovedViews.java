package io.variantdash.bench.decisions.sharing;

import io.variantdash.bench.decisions.archive.Course;
import io.variantdash.bench.decisions.archive.Ended;
import io.variantdash.bench.decisions.archive.VariantTest;
import io.variantdash.bench.decisions.kill.Judged;
import io.variantdash.query.optimization.stats.comparison.Allocation;
import io.variantdash.query.optimization.stats.comparison.VariantComparison;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many clicks it brings to give views to other variants of a test. Each view counts as the rate that its variant had in
 * the end, and what a variant's own views said is known as early as it came, whichever variant would have got them.
 *
 * @param gained clicks more than without moving
 * @param sorted clicks more by an oracle that gives the views of all variants that end below the others to these
 * @param best clicks more by an oracle that gives all views to the variant that ends best
 * @param good variants that ended at their prediction or above
 * @param goodHit those of them whose views were moved
 */
public record MovedViews(double gained, double sorted, double best, int good, int goodHit) {

    /** Between two allocations, in views of each variant. */
    private static final int ALLOCATED = 250;

    public static final MovedViews NONE = new MovedViews(0, 0, 0, 0, 0);

    public MovedViews plus(MovedViews other) {
        return new MovedViews(
                gained + other.gained,
                sorted + other.sorted,
                best + other.best,
                good + other.good,
                goodHit + other.goodHit);
    }

    /** Of the gain of the oracle that does the same, but knows the end. */
    public double shareOfSorted() {
        return gained / sorted;
    }

    /** Of the gain of the oracle that knows the best variant. */
    public double shareOfBest() {
        return gained / best;
    }

    public double shareOfGoodHit() {
        return (double) goodHit / good;
    }

    /** Once moved, a variant gets no view any more, and those that run share its views evenly; one always runs. */
    public static MovedViews by(
            MoveRule rule, VariantTest test, List<Course> courses, double[] predictions, InformedPrior prior) {
        List<Ended> variants = test.variants();
        boolean[] running = new boolean[variants.size()];
        Arrays.fill(running, true);
        int left = running.length;
        double gained = 0;
        for (int shown = Judged.LOOK; shown < test.mostViews(); shown += Judged.LOOK) {
            Look look = Look.after(shown, courses, predictions, prior);
            for (int i = 0; i < running.length && left > 1; i++) {
                if (running[i]
                        && predictions[i] > 0
                        && rule.moves(predictions[i], look.of(i), look.meanOfOthers(i, running), prior)) {
                    running[i] = false;
                    left--;
                }
            }
            double rate = IntStream.range(0, running.length)
                    .filter(i -> running[i])
                    .mapToDouble(i -> variants.get(i).rate())
                    .average()
                    .orElseThrow();
            for (int i = 0; i < running.length; i++) {
                if (!running[i]) {
                    gained += next(variants.get(i), shown, Judged.LOOK)
                            * (rate - variants.get(i).rate());
                }
            }
        }
        int[] good = IntStream.range(0, running.length)
                .filter(i -> predictions[i] > 0 && variants.get(i).rate() >= predictions[i])
                .toArray();
        int hit = (int) Arrays.stream(good).filter(i -> !running[i]).count();
        return new MovedViews(gained, sorted(test), best(test), good.length, hit);
    }

    /** The views of each stretch are shared as the engine advises. */
    public static MovedViews byAllocation(
            VariantTest test, List<Course> courses, double[] predictions, InformedPrior prior) {
        List<Ended> variants = test.variants();
        List<Double> fresh = Collections.nCopies(variants.size(), 1.0);
        double gained = 0;
        for (int shown = ALLOCATED; shown < test.mostViews(); shown += ALLOCATED) {
            int from = shown;
            VariantComparison comparison = VariantComparison.of(
                    Look.after(shown, courses, predictions, prior).posteriors());
            List<Double> shares = Allocation.shares(
                    IntStream.range(0, variants.size())
                            .mapToObj(comparison::probabilityBest)
                            .toList(),
                    fresh);
            double all = variants.stream()
                    .mapToInt(ended -> next(ended, from, ALLOCATED))
                    .sum();
            for (int i = 0; i < variants.size(); i++) {
                gained += variants.get(i).rate() * (shares.get(i) * all - next(variants.get(i), shown, ALLOCATED));
            }
        }
        return new MovedViews(gained, sorted(test), best(test), 0, 0);
    }

    private static double sorted(VariantTest test) {
        return IntStream.range(0, test.variants().size())
                .mapToDouble(i -> {
                    Ended ended = test.variants().get(i);
                    return ended.views() * Math.max(0, test.rateOfOthers(i) - ended.rate());
                })
                .sum();
    }

    private static double best(VariantTest test) {
        double best = test.bestRate();
        return test.variants().stream()
                .mapToDouble(ended -> ended.views() * (best - ended.rate()))
                .sum();
    }

    private static int next(Ended ended, int shown, int length) {
        return Math.max(0, Math.min(ended.views() - shown, length));
    }
}
