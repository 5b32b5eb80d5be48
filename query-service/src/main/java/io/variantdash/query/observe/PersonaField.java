package io.variantdash.query.observe;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** The field of log lines about a single persona. */
public final class PersonaField {

    private static final String NAME = "persona_id";

    private PersonaField() {}

    /** Has it on all that the action logs, where the persona is known. */
    public static void during(@Nullable String personaId, Runnable logging) {
        if (personaId != null) {
            MDC.put(NAME, personaId);
        }
        try {
            logging.run();
        } finally {
            MDC.remove(NAME);
        }
    }
}
