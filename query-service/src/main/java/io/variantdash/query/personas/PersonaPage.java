package io.variantdash.query.personas;

import io.variantdash.query.web.paging.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of personas; the cursor is null on the last one. */
record PersonaPage(List<Persona> personas, @Nullable String nextCursor) {

    private static final String LIST = "personas";
    private static final String BEFORE_ALL = "";

    /** The id to go on after. */
    static String start(@Nullable Cursor cursor) {
        return cursor == null ? BEFORE_ALL : cursor.keyIn(LIST, key -> key.get(0));
    }

    /** Takes one entry more than the page has, by which it knows whether there is a next page. */
    static PersonaPage from(List<Persona> found, int limit) {
        if (found.size() <= limit) {
            return new PersonaPage(found, null);
        }
        Cursor next = Cursor.after(LIST, found.get(limit - 1).personaId());
        return new PersonaPage(found.subList(0, limit), next.text());
    }
}
