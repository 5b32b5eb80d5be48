package io.variantdash.query.optimization.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time in which a suggestion stood.
 *
 * @param raise the word that began it; repetitions are part of it
 * @param clear the word that ended it; null while it stands
 */
record Episode(AlertWord raise, @Nullable AlertWord clear) {

    /** Puts together what was said, in the order of time. What was cleared but never raised is no episode. */
    static List<Episode> of(List<AlertWord> said) {
        List<Episode> over = new ArrayList<>();
        Map<String, AlertWord> standing = new HashMap<>();
        for (AlertWord word : said) {
            if (word.raised()) {
                standing.putIfAbsent(word.suggestionId(), word);
            } else {
                AlertWord raise = standing.remove(word.suggestionId());
                if (raise != null) {
                    over.add(new Episode(raise, word));
                }
            }
        }
        standing.values().forEach(raise -> over.add(new Episode(raise, null)));
        return over;
    }
}
