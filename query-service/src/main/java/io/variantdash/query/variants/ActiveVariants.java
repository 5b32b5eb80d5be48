package io.variantdash.query.variants;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.variantdash.entity.Variant;
import io.variantdash.entity.VariantKey;
import io.variantdash.query.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the active variants of a persona. */
@ApplicationScoped
public class ActiveVariants implements PanacheRepositoryBase<Variant, VariantKey> {

    private static final int LEADERS = 10;
    private static final int LEAST_VIEWS_OF_A_LEADER = 100;

    private static final String BEFORE_ALL = "";

    private static final String POSTED = """
            from Variant v left join fetch v.monitoring
            where v.key.personaId = :persona and v.status = ACTIVE
                and v.postedAt <= :postedAt and (v.postedAt < :postedAt or v.key.id > :id)
            order by v.postedAt desc, v.key.id""";

    private static final String UNPOSTED = """
            from Variant v left join fetch v.monitoring
            where v.key.personaId = :persona and v.status = ACTIVE and v.postedAt is null and v.key.id > :id
            order by v.key.id""";

    private static final String BEST = """
            from Variant v join fetch v.monitoring m
            where v.key.personaId = :persona and v.status = ACTIVE
                and m.viewCount >= :leastViews and v.predictedEr is not null
            order by
                case when v.predictedEr = 0 then 0
                    else (m.currentEr - v.predictedEr) / greatest(v.predictedEr, :smallestPrediction) end desc,
                v.key.id""";

    /** At most {@code limit} variants after {@code place}, newest post first, and last those without a post. */
    List<ActiveVariant> newest(PersonaId persona, NewestFirst place, int limit, Instant now) {
        List<ActiveVariant> found = new ArrayList<>();
        if (place.isPosted()) {
            Map<String, Object> parameters =
                    Map.of("persona", persona.value(), "postedAt", place.postedAt(), "id", place.id());
            found.addAll(views(find(POSTED, parameters), limit, now));
        }
        if (found.size() < limit) {
            Map<String, Object> parameters =
                    Map.of("persona", persona.value(), "id", place.isPosted() ? BEFORE_ALL : place.id());
            found.addAll(views(find(UNPOSTED, parameters), limit - found.size(), now));
        }
        return found;
    }

    /** At most {@code limit} variants, newest post first. */
    public List<ActiveVariant> newest(PersonaId persona, int limit, Instant now) {
        return newest(persona, NewestFirst.START, limit, now);
    }

    /** The variants that outperform their prediction most, or fall behind it least. */
    public List<ActiveVariant> leaders(PersonaId persona, Instant now) {
        Map<String, Object> parameters = Map.of(
                "persona",
                persona.value(),
                "leastViews",
                LEAST_VIEWS_OF_A_LEADER,
                "smallestPrediction",
                ActiveVariant.SMALLEST_PREDICTION);
        return views(find(BEST, parameters), LEADERS, now);
    }

    private static List<ActiveVariant> views(PanacheQuery<Variant> query, int limit, Instant now) {
        return query.withHint("org.hibernate.readOnly", true).range(0, limit - 1).stream()
                .map(variant -> ActiveVariant.from(variant, now))
                .toList();
    }
}
