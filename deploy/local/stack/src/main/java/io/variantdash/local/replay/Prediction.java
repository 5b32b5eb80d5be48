package io.variantdash.local.replay;

import io.variantdash.local.replay.file.MeasuredVariant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Predicts the engagement rate of a variant as the mean click rate of the other variants of its test. A variant that is
 * alone in its test takes the mean over all other variants of the file, and one that is alone in the file 0.
 */
final class Prediction {

    private final List<MeasuredVariant> all;
    private final Map<String, List<MeasuredVariant>> byTest;

    Prediction(List<MeasuredVariant> variants) {
        all = variants;
        byTest = variants.stream().collect(Collectors.groupingBy(MeasuredVariant::test));
    }

    double of(MeasuredVariant variant) {
        return Stream.of(byTest.getOrDefault(variant.test(), List.of()), all)
                .map(among -> meanOfOthers(variant, among))
                .flatMapToDouble(OptionalDouble::stream)
                .findFirst()
                .orElse(0);
    }

    private static OptionalDouble meanOfOthers(MeasuredVariant variant, List<MeasuredVariant> among) {
        return among.stream()
                .filter(other -> !other.equals(variant) && other.hasRate())
                .mapToDouble(MeasuredVariant::rate)
                .average();
    }
}
