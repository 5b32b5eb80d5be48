package io.variantdash.ingest.deadletter.read;

import io.variantdash.json.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some dead letters, the newest first.
 *
 * @param next where the next page begins, null where this is the last
 */
public record LetterPage(
        List<LetterSummary> letters, @Nullable LetterCursor next) {

    /** Of what was found when one more than the limit was asked for. */
    static LetterPage of(List<LetterSummary> found, int limit) {
        return found.size() <= limit
                ? new LetterPage(found, null)
                : new LetterPage(
                        List.copyOf(found.subList(0, limit)),
                        found.get(limit - 1).cursor());
    }

    String toJson() {
        JsonText array = new JsonText().beginArray();
        letters.forEach(letter -> array.rawElement(letter.toJson()));
        return new JsonText()
                .beginObject()
                .rawMember("dead_letters", array.endArray().toString())
                .nullableMember("next_cursor", next == null ? null : next.toString())
                .endObject()
                .toString();
    }
}
