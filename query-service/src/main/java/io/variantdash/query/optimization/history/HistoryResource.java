package io.variantdash.query.optimization.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.Latest;
import io.variantdash.query.web.paging.PageLimit;
import io.variantdash.query.web.request.PersonaId;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Path("/api/optimization/{persona_id}/history")
@Produces(MediaType.APPLICATION_JSON)
class HistoryResource {

    /** For which the audit trail is kept. */
    private static final Duration WINDOW = Duration.ofDays(30);

    private final HistoryQueries queries;
    private final DecisionEngine engine;
    private final Clock clock;

    HistoryResource(HistoryQueries queries, DecisionEngine engine, Clock clock) {
        this.queries = queries;
        this.engine = engine;
        this.clock = clock;
    }

    @GET
    public SuggestionHistory history(
            @PathParam("persona_id") @Encoded PersonaId persona,
            @QueryParam("limit") @DefaultValue(PageLimit.DEFAULT) PageLimit limit,
            @QueryParam("cursor") @Nullable Cursor cursor) {
        Latest place = SuggestionHistory.start(persona, cursor);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant from = now.minus(WINDOW);
        List<Episode> episodes = Episode.of(queries.saidSince(persona, from));
        Map<String, VariantEnd> ends = queries.ends(persona, variants(episodes));
        double protectedShare = engine.rulesOf(persona).protectedShare();
        List<JudgedEpisode> judged = episodes.stream()
                .map(episode -> JudgedEpisode.of(
                        episode,
                        end(episode, ends),
                        Outcome.of(episode.raise(), ends, protectedShare, now).orElse(null)))
                .toList();
        return SuggestionHistory.page(persona, from, judged, place, limit.value());
    }

    private static @Nullable VariantEnd end(Episode episode, Map<String, VariantEnd> ends) {
        String variant = episode.raise().variantId();
        return variant == null ? null : ends.get(variant);
    }

    /** Those that suggestions are about, and those that these were compared with. */
    private static Set<String> variants(List<Episode> episodes) {
        Set<String> variants = new HashSet<>();
        for (Episode episode : episodes) {
            if (episode.raise().variantId() != null) {
                variants.add(episode.raise().variantId());
                for (JsonNode compared : episode.raise().evidence().path("compared")) {
                    variants.add(compared.path("variant_id").asText());
                }
            }
        }
        // PostgreSQL has no texts with a NUL character.
        variants.removeIf(id -> id.contains("\0"));
        return variants;
    }
}
