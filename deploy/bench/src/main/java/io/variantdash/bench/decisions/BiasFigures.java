package io.variantdash.bench.decisions;

import io.variantdash.bench.decisions.archive.Predictor;
import io.variantdash.bench.decisions.archive.VariantTest;
import io.variantdash.bench.decisions.forecast.BiasNotice;
import io.variantdash.testkit.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/**
 * After how many variants a bias of the predictions is noticed.
 *
 * @param noticed after how many of them, one figure a sequence of variants; {@link #MOST} where it was not
 * @param falseAlarms how many sequences raised an alarm although there is no bias
 */
record BiasFigures(double bias, List<Double> noticed, int falseAlarms) {

    static final int MOST = 600;

    static BiasFigures of(List<VariantTest> tests, double bias, int sequences, long seed) {
        List<Double> noticed = new ArrayList<>();
        int falseAlarms = 0;
        for (int sequence = 0; sequence < sequences; sequence++) {
            OptionalInt biased = BiasNotice.after(tests, Predictor.others(bias), MOST, new Random(seed + sequence));
            noticed.add((double) biased.orElse(MOST));
            falseAlarms += BiasNotice.after(tests, Predictor.others(1), MOST, new Random(seed + sequence))
                            .isPresent()
                    ? 1
                    : 0;
        }
        return new BiasFigures(bias, noticed, falseAlarms);
    }

    int sequences() {
        return noticed.size();
    }

    Spread spread() {
        return Spread.of(noticed);
    }
}
