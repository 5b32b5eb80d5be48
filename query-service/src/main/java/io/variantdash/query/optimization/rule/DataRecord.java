package io.variantdash.query.optimization.rule;

import io.variantdash.query.database.Database;
import io.variantdash.query.optimization.decision.Candidate;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how the data of a persona came in: what each monitor last sent, what was refused, and which counts fell. */
@ApplicationScoped
class DataRecord {

    /** More are not counted, as one is enough to look into it. */
    static final int MOST_LETTERS = 1_000;

    /**
     * A monitor, by the events that it sends.
     *
     * @param lag the least time from an event to its record within the last hour, in seconds; below 0 where events are ahead
     *     of their records, null where that is not known
     */
    record Monitor(
            String eventType, Instant lastEventAt, @Nullable Double lag) {}

    /** Records that were refused: how many, up to {@link #MOST_LETTERS}, and when the last one was. */
    record Letters(long count, @Nullable Instant lastAt) {}

    private static final String MONITORS = """
            SELECT event_type, last_event_at, least_lag_micros / 1e6::float8 AS lag
            FROM monitor_activity
            WHERE persona_id = ?
            ORDER BY event_type""";

    private static final String LETTERS = """
            SELECT count(*) AS letters, max(received_at) AS last_at
            FROM (SELECT received_at FROM dead_letters
                  WHERE persona_id = ? AND received_at > ?
                  ORDER BY received_at DESC
                  LIMIT ?) AS letters""";

    /** By the newest counts of each minute: those that came late are where they belong. */
    private static final String FALLEN = """
            SELECT DISTINCT variant_id
            FROM (SELECT variant_id, views, interactions, lag(views) OVER course AS views_before,
                         lag(interactions) OVER course AS interactions_before
                  FROM variant_engagement
                  WHERE persona_id = ? AND variant_id = ANY (?) AND bucket > ?
                  WINDOW course AS (PARTITION BY variant_id ORDER BY bucket)) AS minutes
            WHERE views < views_before OR interactions < interactions_before""";

    private final Database database;

    DataRecord(Database database) {
        this.database = database;
    }

    List<Monitor> monitors(PersonaId persona) {
        return database.rows(
                MONITORS,
                row -> new Monitor(row.text("event_type"), row.instant("last_event_at"), row.nullableDecimal("lag")),
                persona.value());
    }

    Letters letters(PersonaId persona, Instant since) {
        return database.row(
                LETTERS,
                row -> new Letters(row.number("letters"), row.nullableInstant("last_at")),
                persona.value(),
                since,
                MOST_LETTERS);
    }

    /** Those variants whose counts fell from one minute to the next, in the order in which they are given. */
    List<Candidate> fallen(PersonaId persona, List<Candidate> variants, Instant since) {
        String[] counted = variants.stream()
                .filter(variant -> Optional.ofNullable(variant.lastUpdated())
                        .filter(since::isBefore)
                        .isPresent())
                .map(Candidate::id)
                .toArray(String[]::new);
        if (counted.length == 0) {
            return List.of();
        }
        List<String> fallen = database.rows(FALLEN, row -> row.text("variant_id"), persona.value(), counted, since);
        return variants.stream()
                .filter(variant -> fallen.contains(variant.id()))
                .toList();
    }
}
