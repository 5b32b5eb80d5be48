package io.variantdash.query.optimization.history;

import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.Latest;
import io.variantdash.query.web.request.PersonaId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was suggested, and how often that was right. Every page has the records of all episodes.
 *
 * @param from what was raised before is not counted
 * @param limits what such a record cannot know
 * @param nextCursor null on the last page
 */
record SuggestionHistory(
        Instant from,
        List<TypeRecord> types,
        List<JudgedEpisode> episodes,
        List<String> limits,
        @Nullable String nextCursor) {

    private static final List<String> LIMITS = List.of(
            "A killed variant ended where it was stopped: a suggestion to kill it counts as a hit unless it had reached the protected share by then. Only the holdout tells how often kills are wrong.",
            "A variant that still runs is judged by what it has earned, from 24 hours after the raise on.",
            "Suggestions about patterns, predictions, shares and data are listed and not judged.",
            "At most the newest 5,000 raises and clears are looked at.");

    private static final Comparator<JudgedEpisode> LATEST_FIRST = Comparator.comparing(JudgedEpisode::raisedAt)
            .reversed()
            .thenComparing(episode -> episode.identity().toString());

    /** The place to go on after. */
    static Latest start(PersonaId persona, @Nullable Cursor cursor) {
        return cursor == null ? Latest.START : cursor.keyIn(list(persona), Latest::of);
    }

    static SuggestionHistory page(PersonaId persona, Instant from, List<JudgedEpisode> all, Latest place, int limit) {
        List<JudgedEpisode> rest = all.stream()
                .sorted(LATEST_FIRST)
                .filter(episode -> isBehind(place, episode))
                .toList();
        List<JudgedEpisode> shown = rest.subList(0, Math.min(limit, rest.size()));
        return new SuggestionHistory(
                from,
                TypeRecord.of(all),
                shown,
                LIMITS,
                rest.size() > limit ? after(persona, shown.get(limit - 1)) : null);
    }

    private static boolean isBehind(Latest place, JudgedEpisode episode) {
        int time = episode.raisedAt().compareTo(place.time());
        return time < 0
                || (time == 0
                        && episode.identity()
                                        .toString()
                                        .compareTo(place.identity().toString())
                                > 0);
    }

    private static String after(PersonaId persona, JudgedEpisode last) {
        return Cursor.after(list(persona), new Latest(last.raisedAt(), last.identity()).key())
                .text();
    }

    private static String list(PersonaId persona) {
        return "history/" + persona.value();
    }
}
