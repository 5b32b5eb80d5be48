package io.variantdash.query.personas;

import io.variantdash.query.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads who has variants. */
@ApplicationScoped
class PersonaQueries {

    /** Follows the primary key and ends with the page: the cost does not grow with the personas behind it. */
    private static final String AFTER = """
            SELECT persona_id,
                   count(*) AS total_variants,
                   count(*) FILTER (WHERE status = 'active') AS active_variants,
                   max(posted_at) AS last_posted_at
            FROM variants
            WHERE persona_id > ?
            GROUP BY persona_id
            ORDER BY persona_id
            LIMIT ?""";

    private final Database database;

    PersonaQueries(Database database) {
        this.database = database;
    }

    List<Persona> after(String personaId, int limit) {
        return database.rows(AFTER, Persona::from, personaId, limit);
    }
}
