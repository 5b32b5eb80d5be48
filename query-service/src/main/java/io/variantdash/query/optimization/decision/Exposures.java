package io.variantdash.query.optimization.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.variantdash.query.optimization.learning.MinuteHistory;
import io.variantdash.query.optimization.stats.exposure.ExposureModel;
import io.variantdash.query.optimization.stats.exposure.MinuteTotals;
import io.variantdash.query.optimization.stats.exposure.VariantExposure;
import io.variantdash.query.web.request.PersonaId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The exposure of running variants from their stored minutes. Once a minute the new ones are read; in between the newest
 * counts carry it on. Minutes count as settled after a while, and are read again only when what is learnt changes.
 */
@ApplicationScoped
class Exposures {

    private static final Duration REREAD = Duration.ofMinutes(1);
    private static final Duration SETTLING = Duration.ofMinutes(10);
    private static final Duration WINDOW = Duration.ofDays(7);
    private static final int MOST_MINUTES = 200_000;
    private static final int MOST_PERSONAS_KEPT = 2_000;

    private final MinuteHistory minutes;
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .expireAfterAccess(SETTLING)
            .maximumSize(MOST_PERSONAS_KEPT)
            .build();

    private record Kept(
            ExposureModel model,
            Instant readAt,
            Map<String, VariantExposure> settled,
            Map<String, VariantExposure> newest) {}

    Exposures(MinuteHistory minutes) {
        this.minutes = minutes;
    }

    /** Of each variant with stored minutes the exposure at the last of them; empty where it is not known how interactions come. */
    Map<String, VariantExposure> of(
            PersonaId persona, List<Candidate> variants, @Nullable ExposureModel model, Instant now) {
        if (model == null || variants.isEmpty()) {
            return Map.of();
        }
        return kept.asMap()
                .compute(persona.value(), (key, before) -> current(key, variants, model, now, before))
                .newest();
    }

    private Kept current(
            String persona, List<Candidate> variants, ExposureModel model, Instant now, @Nullable Kept before) {
        boolean sameModel = before != null && before.model().equals(model);
        if (before != null && sameModel && now.isBefore(before.readAt().plus(REREAD))) {
            return before;
        }
        Map<String, VariantExposure> known = before != null && sameModel ? before.settled() : Map.of();
        Map<String, Long> read = new LinkedHashMap<>();
        Instant since = now.minus(WINDOW);
        for (Candidate variant : variants) {
            VariantExposure settled = known.get(variant.id());
            read.put(variant.id(), settled == null ? minute(since) : settled.minute());
        }
        Map<String, List<MinuteTotals>> news = minutes.news(persona, read, since, MOST_MINUTES);
        Map<String, VariantExposure> settled = new HashMap<>();
        Map<String, VariantExposure> newest = new HashMap<>();
        long settledBefore = minute(now.minus(SETTLING));
        for (String id : read.keySet()) {
            List<MinuteTotals> rows = news.getOrDefault(id, List.of());
            List<MinuteTotals> old =
                    rows.stream().filter(row -> row.minute() < settledBefore).toList();
            VariantExposure start = known.get(id);
            VariantExposure reached = start == null ? begin(model, old) : start.after(model, old);
            List<MinuteTotals> rest = rows.subList(old.size(), rows.size());
            VariantExposure last = reached == null ? begin(model, rest) : reached.after(model, rest);
            if (reached != null) {
                settled.put(id, reached);
            }
            if (last != null) {
                newest.put(id, last);
            }
        }
        return new Kept(model, now, settled, newest);
    }

    private static @Nullable VariantExposure begin(ExposureModel model, List<MinuteTotals> rows) {
        return rows.isEmpty() ? null : VariantExposure.of(model, rows);
    }

    static long minute(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), 60L);
    }
}
