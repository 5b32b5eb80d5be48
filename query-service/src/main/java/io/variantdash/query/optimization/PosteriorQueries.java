package io.variantdash.query.optimization;

import io.variantdash.query.database.Database;
import io.variantdash.query.database.Row;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the counts of named variants, of whatever status. */
@ApplicationScoped
class PosteriorQueries {

    private static final String NAMED = """
            SELECT v.id, v.predicted_er, m.interaction_count, m.view_count
            FROM variants v
            LEFT JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
            WHERE v.persona_id = ? AND v.id = ANY (?)
            ORDER BY v.id""";

    private final Database database;

    /** A variant's prediction and counts; counts that contradict each other cannot be interpreted. */
    record Counted(String id, @Nullable Double predictedEr, long interactions, long views) {

        boolean isPossible() {
            return interactions <= views;
        }

        static Counted from(Row row) throws SQLException {
            return new Counted(
                    row.text("id"),
                    row.nullableRate("predicted_er"),
                    row.numberOrZero("interaction_count"),
                    row.numberOrZero("view_count"));
        }
    }

    PosteriorQueries(Database database) {
        this.database = database;
    }

    List<Counted> named(PersonaId persona, List<String> variants) {
        return database.rows(NAMED, Counted::from, persona.value(), variants.toArray(String[]::new));
    }
}
