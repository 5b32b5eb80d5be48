package io.variantdash.bench.decisions.archive;

import io.variantdash.local.replay.file.MeasuredVariant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Chooses the tests of the Upworthy archive that can be trusted: without the weeks that its authors advise against, and
 * without tests whose views are so unequal that they were not dealt at random.
 */
public final class CleanTests {

    private static final String FIRST_DOUBTFUL_WEEK = "201326";
    private static final String LAST_DOUBTFUL_WEEK = "201402";
    private static final double UNEQUAL = 0.001;

    private CleanTests() {}

    public static List<VariantTest> of(List<MeasuredVariant> variants) {
        Map<String, List<MeasuredVariant>> byTest = variants.stream()
                .filter(variant -> variant.hasRate() && !isDoubtful(variant.week()))
                .collect(Collectors.groupingBy(MeasuredVariant::test, LinkedHashMap::new, Collectors.toList()));
        return byTest.values().stream()
                .map(CleanTests::test)
                .filter(test -> test.variants().size() > 1 && isBalanced(test.variants()))
                .toList();
    }

    private static VariantTest test(List<MeasuredVariant> variants) {
        return new VariantTest(
                variants.get(0).week(),
                variants.stream()
                        .map(variant -> new Ended(variant.impressions(), variant.clicks()))
                        .toList());
    }

    private static boolean isDoubtful(String week) {
        return week.compareTo(FIRST_DOUBTFUL_WEEK) >= 0 && week.compareTo(LAST_DOUBTFUL_WEEK) <= 0;
    }

    /** Pearson's test of equal views. */
    private static boolean isBalanced(List<Ended> variants) {
        double expected = variants.stream().mapToInt(Ended::views).average().orElseThrow();
        double distance = variants.stream()
                .mapToDouble(variant -> (variant.views() - expected) * (variant.views() - expected) / expected)
                .sum();
        return ChiSquaredDistribution.of(variants.size() - 1.0).survivalProbability(distance) >= UNEQUAL;
    }
}
