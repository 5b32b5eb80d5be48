package io.variantdash.query.letters;

import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.request.PersonaId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of dead letters; the cursor is null on the last one. */
record LetterPage(List<DeadLetter> deadLetters, @Nullable String nextCursor) {

    /** The place to go on after. */
    static LetterPlace start(PersonaId persona, @Nullable Cursor cursor) {
        return cursor == null ? LetterPlace.START : cursor.keyIn(list(persona), LetterPlace::of);
    }

    /** Takes one entry more than the page has, by which it knows whether there is a next page. */
    static LetterPage from(PersonaId persona, List<LetterQueries.Found> found, int limit) {
        List<DeadLetter> shown =
                found.stream().limit(limit).map(LetterQueries.Found::letter).toList();
        return new LetterPage(
                shown,
                found.size() <= limit
                        ? null
                        : Cursor.after(
                                        list(persona),
                                        found.get(limit - 1).place().key())
                                .text());
    }

    private static String list(PersonaId persona) {
        return "dead-letters/" + persona.name();
    }
}
