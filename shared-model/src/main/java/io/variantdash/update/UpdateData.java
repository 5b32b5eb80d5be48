package io.variantdash.update;

import io.variantdash.event.AlertState;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.MonitorEvent.Handler;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.json.JsonText;

/** Writes what a dashboard is told of an event: the {@code data} of a live frame. */
final class UpdateData implements Handler<JsonText> {

    private final JsonText json;

    private UpdateData(JsonText json) {
        this.json = json;
    }

    static String of(MonitorEvent event) {
        return write(event, new JsonText().beginObject()).endObject().toString();
    }

    /** Writes the members of an object that has begun. */
    static JsonText write(MonitorEvent event, JsonText json) {
        return event.accept(
                new UpdateData(json.member("event_type", event.type().wireName())));
    }

    @Override
    public JsonText variantPosted(VariantPosted event) {
        return json.member("variant_id", event.variantId())
                .member("content", event.content())
                .member("predicted_er", event.predictedEr())
                .nullableMember("pattern_used", event.patternUsed())
                .member("status", event.status().wireName())
                .member("posted_at", event.postedAt())
                .member("updated_at", event.updatedAt());
    }

    @Override
    public JsonText performanceUpdate(PerformanceUpdate event) {
        return json.member("variant_id", event.variantId())
                .member("current_er", event.engagementRate())
                .member("interaction_count", event.interactionCount())
                .member("view_count", event.viewCount())
                .member("updated_at", event.updatedAt());
    }

    @Override
    public JsonText earlyKill(EarlyKill event) {
        return json.member("variant_id", event.variantId())
                .member("kill_reason", event.reason())
                .member("final_er", event.finalEngagementRate())
                .member("sample_size", event.sampleSize())
                .member("killed_at", event.killedAt());
    }

    @Override
    public JsonText patternFatigue(PatternFatigue event) {
        return json.member("pattern", event.pattern())
                .member("usage_count", event.usageCount())
                .member("fatigue_score", event.fatigueScore())
                .nullableMember("recommendation", event.recommendation());
    }

    @Override
    public JsonText optimizationAlert(OptimizationAlert event) {
        AlertState state = event.state();
        return json.member("alert_type", event.alertType())
                .member("title", event.title())
                .member("description", event.description())
                .nullableMember("action", event.action())
                .member("priority", event.priority().wireName())
                .member("suggestion_id", event.suggestionId())
                .member("state", state == null ? null : state.wireName())
                .member("variant_id", event.variantId())
                .member("pattern", event.pattern())
                .member("why", event.why())
                .member("evidence", event.evidence());
    }
}
