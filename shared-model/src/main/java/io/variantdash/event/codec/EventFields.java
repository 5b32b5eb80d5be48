package io.variantdash.event.codec;

import io.variantdash.event.AlertState;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.MonitorEvent.Handler;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.json.JsonText;

/** Writes an event's own fields in alphabetical order, which is the canonical one (RFC 8785). */
final class EventFields implements Handler<JsonText> {

    private final JsonText json;

    private EventFields(JsonText json) {
        this.json = json;
    }

    /** The own fields of the event as a JSON object. */
    static String canonical(MonitorEvent event) {
        JsonText json = new JsonText().beginObject();
        return event.accept(new EventFields(json)).endObject().toString();
    }

    /** The whole event as a monitor sends it. */
    static String message(MonitorEvent event) {
        JsonText json = new JsonText()
                .beginObject()
                .member("event_type", event.type().wireName())
                .member("event_id", event.eventId())
                .member("persona_id", event.personaId());
        return event.accept(new EventFields(json)).endObject().toString();
    }

    @Override
    public JsonText variantPosted(VariantPosted event) {
        return json.member("content", event.content())
                .member("pattern_used", event.patternUsed())
                .member("posted_at", event.postedAt())
                .member("predicted_er", event.predictedEr())
                .member("status", event.status().wireName())
                .member("updated_at", event.updatedAt())
                .member("variant_id", event.variantId());
    }

    @Override
    public JsonText performanceUpdate(PerformanceUpdate event) {
        return json.member("engagement_rate", event.engagementRate())
                .member("interaction_count", event.interactionCount())
                .member("updated_at", event.updatedAt())
                .member("variant_id", event.variantId())
                .member("view_count", event.viewCount());
    }

    @Override
    public JsonText earlyKill(EarlyKill event) {
        return json.member("final_engagement_rate", event.finalEngagementRate())
                .member("killed_at", event.killedAt())
                .member("posted_at", event.postedAt())
                .member("reason", event.reason())
                .member("sample_size", event.sampleSize())
                .member("variant_id", event.variantId());
    }

    @Override
    public JsonText patternFatigue(PatternFatigue event) {
        return json.member("detected_at", event.detectedAt())
                .member("fatigue_score", event.fatigueScore())
                .member("pattern", event.pattern())
                .member("recommendation", event.recommendation())
                .member("usage_count", event.usageCount());
    }

    @Override
    public JsonText optimizationAlert(OptimizationAlert event) {
        AlertState state = event.state();
        return json.member("action", event.action())
                .member("description", event.description())
                .member("evidence", event.evidence())
                .member("pattern", event.pattern())
                .member("priority", event.priority().wireName())
                .member("raised_at", event.raisedAt())
                .member("state", state == null ? null : state.wireName())
                .member("suggestion_id", event.suggestionId())
                .member("title", event.title())
                .member("type", event.alertType())
                .member("variant_id", event.variantId())
                .member("why", event.why());
    }
}
