package io.variantdash.bench.decisions;

import io.variantdash.bench.decisions.archive.Course;
import io.variantdash.bench.decisions.archive.Ended;
import io.variantdash.bench.decisions.archive.Halves;
import io.variantdash.bench.decisions.archive.Predictor;
import io.variantdash.bench.decisions.archive.VariantTest;
import io.variantdash.bench.decisions.forecast.BestForecast;
import io.variantdash.bench.decisions.forecast.Reliability;
import io.variantdash.bench.decisions.kill.Judged;
import io.variantdash.bench.decisions.sharing.MoveRule;
import io.variantdash.bench.decisions.sharing.MovedViews;
import io.variantdash.query.optimization.stats.posterior.InformedPrior;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** What all rules say of all variants, over several rounds; each round splits the tests and deals the clicks anew. */
final class DecisionsReplay {

    /** A bin with fewer different variants says little, however often these are replayed. */
    private static final long LEAST_IN_BIN = 100;

    private final List<Judged> judged = new ArrayList<>();
    private final Reliability best = new Reliability();
    private final Map<MoveRule, MovedViews> moved = new EnumMap<>(MoveRule.class);
    private MovedViews allocated = MovedViews.NONE;
    private int rounds;

    void run(List<VariantTest> tests, Predictor predictor, long seed) {
        rounds++;
        var random = new SplittableRandom(seed);
        for (Halves half : Halves.of(tests, predictor, new Random(seed))) {
            for (VariantTest test : half.tests()) {
                run(test, predictor, half.prior(), random);
            }
        }
    }

    List<Judged> judged() {
        return judged;
    }

    Reliability best() {
        return best;
    }

    double worstBin() {
        return best.worstBin(rounds * LEAST_IN_BIN);
    }

    MovedViews moved(MoveRule rule) {
        return moved.getOrDefault(rule, MovedViews.NONE);
    }

    MovedViews allocated() {
        return allocated;
    }

    private void run(VariantTest test, Predictor predictor, InformedPrior prior, SplittableRandom random) {
        List<Course> courses =
                test.variants().stream().map(ended -> Course.of(ended, random)).toList();
        double[] predictions = new double[courses.size()];
        for (int i = 0; i < predictions.length; i++) {
            Ended ended = test.variants().get(i);
            predictions[i] = predictor.prediction(test, i);
            if (predictions[i] > 0) {
                judged.add(Judged.of(ended, courses.get(i), predictions[i], prior));
            }
        }
        BestForecast.judge(test, courses, prior, best);
        for (MoveRule rule : MoveRule.values()) {
            moved.merge(rule, MovedViews.by(rule, test, courses, predictions, prior), MovedViews::plus);
        }
        allocated = allocated.plus(MovedViews.byAllocation(test, courses, predictions, prior));
    }
}
