package io.variantdash.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.variantdash.event.AlertState;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventIdentity;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes the row of each table, its columns spelled as {@code to_jsonb} spells them. */
final class Rows {

    static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    static BusinessRow event(AcceptedEvent accepted) {
        var event = accepted.event();
        ObjectNode columns = columns(event.personaId(), event.variantId(), accepted)
                .put("event_id", event.eventId())
                .put("event_type", event.type().wireName())
                .put("occurred_at", time(event.occurredAt()));
        columns.set("event_data", parse(accepted.canonicalFields()));
        return BusinessRow.of(Table.DASHBOARD_EVENTS, columns);
    }

    static BusinessRow kill(AcceptedEvent accepted) {
        EarlyKill kill = (EarlyKill) accepted.event();
        return BusinessRow.of(
                Table.VARIANT_KILLS,
                columns(kill.personaId(), kill.variantId(), accepted)
                        .put("reason", kill.reason())
                        .put("final_engagement_rate", kill.finalEngagementRate())
                        .put("sample_size", kill.sampleSize())
                        .put("posted_at", time(kill.postedAt()))
                        .put("killed_at", time(kill.killedAt())));
    }

    static BusinessRow fatigue(AcceptedEvent accepted) {
        PatternFatigue fatigue = (PatternFatigue) accepted.event();
        return BusinessRow.of(
                Table.PATTERN_FATIGUE,
                identified(accepted)
                        .put("persona_id", fatigue.personaId())
                        .put("pattern", fatigue.pattern())
                        .put("usage_count", fatigue.usageCount())
                        .put("fatigue_score", fatigue.fatigueScore())
                        .put("recommendation", fatigue.recommendation())
                        .put("detected_at", time(fatigue.detectedAt())));
    }

    static BusinessRow alert(AcceptedEvent accepted) {
        OptimizationAlert alert = (OptimizationAlert) accepted.event();
        ObjectNode columns = identified(accepted)
                .put("persona_id", alert.personaId())
                .put("suggestion_id", EventIdentity.suggestionOf(alert))
                .put("state", alert.state() == AlertState.CLEARED ? "cleared" : "raised")
                .put("raised_at", time(alert.raisedAt()));
        columns.set("event", parse(accepted.canonicalFields()));
        return BusinessRow.of(Table.OPTIMIZATION_ALERTS, columns);
    }

    static BusinessRow engagement(AcceptedEvent accepted) {
        PerformanceUpdate counts = (PerformanceUpdate) accepted.event();
        return BusinessRow.of(
                Table.VARIANT_ENGAGEMENT,
                columns(counts.personaId(), counts.variantId(), accepted)
                        .put("bucket", time(minute(counts.updatedAt())))
                        .put("views", counts.viewCount())
                        .put("interactions", counts.interactionCount())
                        .put("last_updated", time(counts.updatedAt())));
    }

    static BusinessRow variant(ExpectedVariant variant) {
        AcceptedEvent accepted = variant.post();
        VariantPosted post = accepted == null ? null : (VariantPosted) accepted.event();
        return BusinessRow.of(
                Table.VARIANTS,
                identified(accepted)
                        .put("persona_id", variant.personaId())
                        .put("id", variant.variantId())
                        .put("content", post == null ? null : post.content())
                        .put("predicted_er", post == null ? null : (Double) post.predictedEr())
                        .put("pattern_used", post == null ? null : post.patternUsed())
                        .put("status", variant.status().wireName())
                        .put("posted_at", post == null ? null : time(post.postedAt()))
                        .put("updated_at", post == null ? null : time(post.updatedAt())));
    }

    static BusinessRow monitoring(ExpectedVariant variant) {
        AcceptedEvent accepted = variant.counts();
        PerformanceUpdate counts = accepted == null ? null : (PerformanceUpdate) accepted.event();
        return BusinessRow.of(
                Table.VARIANT_MONITORING,
                columns(variant.personaId(), variant.variantId(), accepted)
                        .put("current_er", counts == null ? 0 : counts.engagementRate())
                        .put("interaction_count", counts == null ? 0 : counts.interactionCount())
                        .put("view_count", counts == null ? 0 : counts.viewCount())
                        .put("status", variant.status().wireName())
                        .put("status_known", variant.statusKnown())
                        .put("last_updated", counts == null ? null : time(counts.updatedAt())));
    }

    /** The last event of a persona and type, and the least by which those of its hour were recorded later than they happened. */
    static BusinessRow activity(AcceptedEvent last, @Nullable Long leastLagMicros) {
        MonitorEvent event = last.event();
        return BusinessRow.of(
                Table.MONITOR_ACTIVITY,
                JSON.createObjectNode()
                        .put("persona_id", event.personaId())
                        .put("event_type", event.type().wireName())
                        .put("last_event_at", time(event.occurredAt()))
                        .put("least_lag_micros", leastLagMicros));
    }

    static Instant minute(Instant time) {
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + json, e);
        }
    }

    private static ObjectNode columns(String personaId, @Nullable String variantId, @Nullable AcceptedEvent from) {
        return identified(from).put("persona_id", personaId).put("variant_id", variantId);
    }

    private static ObjectNode identified(@Nullable AcceptedEvent accepted) {
        return JSON.createObjectNode()
                .put("identity", accepted == null ? null : accepted.identity().toString());
    }

    /** As PostgreSQL writes a timestamptz into JSON where the session's zone is UTC. */
    private static @Nullable String time(@Nullable Instant time) {
        return time == null
                ? null
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time.atOffset(ZoneOffset.UTC)) + "+00:00";
    }
}
