package io.variantdash.query.optimization.history;

import io.variantdash.query.optimization.decision.Range;
import io.variantdash.query.optimization.stats.posterior.EngagementPosterior;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How often suggestions of a type were right.
 *
 * @param open how many stand
 * @param all of those that can be judged, holdouts included
 * @param endedByKill those of them whose variant was killed, so that it is not known what it would have become
 * @param holdout of those whose variant was let run
 */
record TypeRecord(String type, int episodes, int open, Score all, int endedByKill, Score holdout) {

    private static final int MOST_TYPES = 50;

    /** Hits among what was judged, with the Jeffreys interval of the share (95 %); null where nothing was. */
    record Score(
            int judged,
            int hits,
            @Nullable Double hitRate,
            @Nullable Range interval) {

        static Score of(List<JudgedEpisode> judged) {
            int hits = (int) judged.stream()
                    .filter(episode -> episode.outcome() == Outcome.HIT)
                    .count();
            return judged.isEmpty()
                    ? new Score(0, 0, null, null)
                    : new Score(
                            judged.size(),
                            hits,
                            (double) hits / judged.size(),
                            Range.of(new EngagementPosterior(hits, judged.size()).interval()));
        }
    }

    /** Of each type, that with the most episodes first. */
    static List<TypeRecord> of(List<JudgedEpisode> episodes) {
        Map<String, List<JudgedEpisode>> byType = episodes.stream()
                .collect(Collectors.groupingBy(JudgedEpisode::type, TreeMap::new, Collectors.toList()));
        return byType.values().stream()
                .map(TypeRecord::ofOne)
                .sorted(Comparator.comparingInt(TypeRecord::episodes).reversed().thenComparing(TypeRecord::type))
                .limit(MOST_TYPES)
                .toList();
    }

    private static TypeRecord ofOne(List<JudgedEpisode> episodes) {
        List<JudgedEpisode> judged = episodes.stream()
                .filter(episode -> Objects.nonNull(episode.outcome()))
                .toList();
        return new TypeRecord(
                episodes.get(0).type(),
                episodes.size(),
                (int) episodes.stream()
                        .filter(episode -> episode.clearedAt() == null)
                        .count(),
                Score.of(judged),
                (int) judged.stream().filter(JudgedEpisode::endedByKill).count(),
                Score.of(judged.stream().filter(JudgedEpisode::holdout).toList()));
    }
}
