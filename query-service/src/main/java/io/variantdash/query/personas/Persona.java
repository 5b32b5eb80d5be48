package io.variantdash.query.personas;

import io.variantdash.query.database.Row;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A persona that has variants; the time is null while no post of it is known. */
record Persona(
        String personaId,
        long totalVariants,
        long activeVariants,
        @Nullable Instant lastPostedAt) {

    static Persona from(Row row) throws SQLException {
        return new Persona(
                row.text("persona_id"),
                row.number("total_variants"),
                row.number("active_variants"),
                row.nullableInstant("last_posted_at"));
    }
}
