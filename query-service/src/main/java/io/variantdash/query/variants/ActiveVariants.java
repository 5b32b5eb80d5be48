package io.variantdash.query.variants;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.variantdash.query.database.Database;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the active variants of a persona, and of long texts no more than lists show. */
@ApplicationScoped
public class ActiveVariants {

    private static final int LEADERS = 10;
    private static final int LEAST_VIEWS_OF_A_LEADER = 100;

    private static final String BEFORE_ALL = "";

    /** One character more than a preview tells whether there are more. */
    private static final String VARIANTS = """
            SELECT v.id, left(v.content, 281) AS content, v.predicted_er, left(v.pattern_used, 281) AS pattern_used,
                   v.posted_at, v.status, m.current_er, m.interaction_count, m.view_count, m.last_updated
            FROM variants v
            LEFT JOIN variant_monitoring m ON m.persona_id = v.persona_id AND m.variant_id = v.id
            WHERE v.persona_id = ?
            """;

    private static final String ACTIVE = VARIANTS + " AND v.status = 'active'\n";

    private static final String OF_STATUS = " AND v.status = ANY (?)\n";

    private static final String POSTED = """
              AND v.posted_at >= '0001-01-01 00:00:00+00' AND v.posted_at <= ? AND (v.posted_at < ? OR v.id > ?)
            ORDER BY v.posted_at DESC, v.id
            LIMIT ?""";

    /** A time that answers cannot name counts as none. */
    private static final String UNPOSTED = """
              AND (v.posted_at IS NULL OR v.posted_at < '0001-01-01 00:00:00+00'
                   OR v.posted_at > '9999-12-31 23:59:59+00')
              AND v.id > ?
            ORDER BY v.id
            LIMIT ?""";

    /** Without what is no rate: it cannot be compared, and some of it PostgreSQL cannot compute with. */
    private static final String BEST = ACTIVE + """
              AND m.view_count >= ? AND m.current_er BETWEEN 0 AND 1 AND v.predicted_er BETWEEN 0 AND 1
            ORDER BY
                CASE WHEN v.predicted_er = 0 THEN 0
                    ELSE (m.current_er - v.predicted_er) / greatest(v.predicted_er, ?) END DESC,
                v.id
            LIMIT ?""";

    private final Database database;

    ActiveVariants(Database database) {
        this.database = database;
    }

    /** At most {@code limit} variants after {@code place}, newest post first, and last those without a post. */
    List<ActiveVariant> newest(PersonaId persona, NewestFirst place, int limit, Assessment assessment, Instant now) {
        return decided(newest(ACTIVE, List.of(persona.value()), place, limit, now), assessment);
    }

    /** The same of variants that have one of these statuses. */
    List<ActiveVariant> newestOf(
            PersonaId persona, StatusFilter filter, NewestFirst place, int limit, Assessment assessment, Instant now) {
        List<Object> which = List.of(persona.value(), filter.names());
        return decided(newest(VARIANTS + OF_STATUS, which, place, limit, now), assessment);
    }

    private List<ActiveVariant> newest(
            @CompileTimeConstant String list, List<?> which, NewestFirst place, int limit, Instant now) {
        List<ActiveVariant> found = new ArrayList<>();
        if (place.isPosted()) {
            found.addAll(
                    variants(list + POSTED, now, with(which, place.postedAt(), place.postedAt(), place.id(), limit)));
        }
        if (found.size() < limit) {
            String after = place.isPosted() ? BEFORE_ALL : place.id();
            found.addAll(variants(list + UNPOSTED, now, with(which, after, limit - found.size())));
        }
        return found;
    }

    private static Object[] with(List<?> which, Object... further) {
        return Stream.concat(which.stream(), Stream.of(further)).toArray();
    }

    /** At most {@code limit} variants, newest post first. */
    public List<ActiveVariant> newest(PersonaId persona, int limit, Assessment assessment, Instant now) {
        return newest(persona, NewestFirst.START, limit, assessment, now);
    }

    /** The variants that outperform their prediction most, or fall behind it least. */
    public List<ActiveVariant> leaders(PersonaId persona, Assessment assessment, Instant now) {
        return decided(
                variants(
                        BEST,
                        now,
                        persona.value(),
                        LEAST_VIEWS_OF_A_LEADER,
                        ActiveVariant.SMALLEST_PREDICTION,
                        LEADERS),
                assessment);
    }

    private static List<ActiveVariant> decided(List<ActiveVariant> variants, Assessment assessment) {
        return variants.stream().map(variant -> variant.decided(assessment)).toList();
    }

    private List<ActiveVariant> variants(@CompileTimeConstant String sql, Instant now, Object... parameters) {
        return database.rows(sql, row -> ActiveVariant.from(row, now), parameters);
    }
}
