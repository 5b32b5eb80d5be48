package io.variantdash.query.kills;

import io.variantdash.query.optimization.decision.EvidenceAtKill;
import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.Latest;
import io.variantdash.query.web.request.PersonaId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of kills; the cursor is null on the last one. */
record KillPage(List<Kill> kills, @Nullable String nextCursor) {

    /** The place to go on after. */
    static Latest start(PersonaId persona, @Nullable Cursor cursor) {
        return cursor == null ? Latest.START : cursor.keyIn(list(persona), Latest::of);
    }

    /** Takes one entry more than the page has, by which it knows whether there is a next page. */
    static KillPage from(PersonaId persona, List<Kill> found, int limit) {
        if (found.size() <= limit) {
            return new KillPage(found, null);
        }
        Kill last = found.get(limit - 1);
        Cursor next = Cursor.after(list(persona), new Latest(last.killedAt(), last.identity()).key());
        return new KillPage(found.subList(0, limit), next.text());
    }

    KillPage judged(PersonaId persona, EvidenceAtKill evidence) {
        Map<String, Double> found =
                evidence.of(persona, kills.stream().map(Kill::variant).toList());
        return new KillPage(
                kills.stream()
                        .map(kill -> kill.with(found.get(kill.variantId())))
                        .toList(),
                nextCursor);
    }

    private static String list(PersonaId persona) {
        return "kills/" + persona.name();
    }
}
