package io.variantdash.query.engine;

import io.variantdash.query.optimization.learning.Learnt;
import io.variantdash.query.optimization.suggestion.Evidence.Refit;
import io.variantdash.query.optimization.suggestion.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What moves only because the engine has learnt anew: the same numbers, held against what was learnt before, would not have
 * moved it.
 *
 * @param refit null where nothing has been learnt since the persona was looked at last
 * @param otherwise the suggestions that would stand without it
 */
record RefitEffect(@Nullable Refit refit, Set<String> otherwise) {

    static RefitEffect between(Learnt before, Learnt after, Supplier<List<Suggestion>> otherwise) {
        return before.version() == after.version()
                ? new RefitEffect(null, Set.of())
                : new RefitEffect(
                        new Refit(before.version(), after.version()),
                        otherwise.get().stream().map(Suggestion::suggestionId).collect(Collectors.toSet()));
    }

    /** The suggestion, which says so where it would not be made otherwise. */
    Suggestion onRaise(Suggestion raised) {
        return refit == null || otherwise.contains(raised.suggestionId()) ? raised : raised.after(refit);
    }

    /** The refit without which a suggestion that is over would still stand. */
    Optional<Refit> onClear(String suggestionId) {
        return Optional.ofNullable(refit).filter(moved -> otherwise.contains(suggestionId));
    }
}
