package io.variantdash.event.codec;

import io.variantdash.event.AlertState;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Priority;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.field.Excerpt;
import io.variantdash.event.field.FieldReader;
import io.variantdash.event.field.InvalidEventException;
import io.variantdash.event.field.RejectionCode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Builds the event of each type from its fields. */
final class EventReader {

    private static final Set<VariantStatus> POST_STATUSES = EnumSet.complementOf(EnumSet.of(VariantStatus.KILLED));

    private final FieldReader fields;
    private final @Nullable String eventId;
    private final String personaId;

    /** For a message, which names its persona and perhaps itself. */
    EventReader(FieldReader fields) throws InvalidEventException {
        this(fields, fields.id("persona_id"), fields.eventId());
    }

    EventReader(FieldReader fields, String personaId, @Nullable String eventId) {
        this.fields = fields;
        this.personaId = personaId;
        this.eventId = eventId;
    }

    MonitorEvent read(EventType type) throws InvalidEventException {
        checkType(type);
        return switch (type) {
            case VARIANT_POSTED -> variantPosted();
            case PERFORMANCE_UPDATE -> performanceUpdate();
            case EARLY_KILL -> earlyKill();
            case PATTERN_FATIGUE -> patternFatigue();
            case OPTIMIZATION_ALERT -> optimizationAlert();
        };
    }

    /** The topic decides what an event is; a message that claims to be another kind was sent to the wrong one. */
    private void checkType(EventType type) throws InvalidEventException {
        String claimed = fields.optionalText("event_type");
        if (claimed != null && !claimed.equals(type.wireName())) {
            fields.refuse(
                    "event_type",
                    RejectionCode.WRONG_EVENT_TYPE,
                    "event_type is '%s', but the topic %s carries %s; send it to its own topic or leave event_type out"
                            .formatted(Excerpt.of(claimed), type.topic(), type.wireName()));
        }
    }

    private VariantPosted variantPosted() throws InvalidEventException {
        Instant postedAt = fields.time("posted_at");
        return new VariantPosted(
                eventId,
                personaId,
                fields.id("variant_id"),
                fields.text("content"),
                fields.rate("predicted_er"),
                fields.optionalText("pattern_used"),
                Objects.requireNonNullElse(
                        fields.optionalConstant("status", VariantStatus::wireName, POST_STATUSES),
                        VariantStatus.ACTIVE),
                postedAt,
                Objects.requireNonNullElse(fields.optionalTime("updated_at"), postedAt));
    }

    private PerformanceUpdate performanceUpdate() throws InvalidEventException {
        String variantId = fields.id("variant_id");
        long views = fields.count("view_count");
        long interactions = fields.count("interaction_count");
        if (interactions > views) {
            fields.refuse(
                    "interaction_count",
                    RejectionCode.INTERACTIONS_EXCEED_VIEWS,
                    "interaction_count is %d, more than view_count %d; both are totals and a view interacts at most once"
                            .formatted(interactions, views));
        }
        Double rate = fields.optionalRate("engagement_rate");
        return new PerformanceUpdate(
                eventId,
                personaId,
                variantId,
                views,
                interactions,
                rate != null ? rate : views == 0 ? 0 : (double) interactions / views,
                fields.ownTime("updated_at"));
    }

    private EarlyKill earlyKill() throws InvalidEventException {
        return new EarlyKill(
                eventId,
                personaId,
                fields.id("variant_id"),
                fields.text("reason"),
                fields.rate("final_engagement_rate"),
                fields.count("sample_size"),
                fields.optionalTime("posted_at"),
                fields.ownTime("killed_at"));
    }

    private PatternFatigue patternFatigue() throws InvalidEventException {
        return new PatternFatigue(
                eventId,
                personaId,
                fields.text("pattern"),
                fields.count("usage_count"),
                fields.rate("fatigue_score"),
                fields.optionalText("recommendation"),
                fields.ownTime("detected_at"));
    }

    private OptimizationAlert optimizationAlert() throws InvalidEventException {
        return new OptimizationAlert(
                eventId,
                personaId,
                fields.text("type"),
                fields.constant("priority", Priority::wireName, List.of(Priority.values())),
                fields.text("title"),
                fields.text("description"),
                fields.optionalText("action"),
                fields.optionalText("why"),
                fields.optionalId("suggestion_id"),
                fields.optionalConstant("state", AlertState::wireName, List.of(AlertState.values())),
                fields.optionalId("variant_id"),
                fields.optionalText("pattern"),
                fields.optionalObject("evidence"),
                fields.ownTime("raised_at"));
    }
}
