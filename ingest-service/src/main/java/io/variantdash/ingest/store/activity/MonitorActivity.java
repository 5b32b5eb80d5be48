package io.variantdash.ingest.store.activity;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.codec.AcceptedEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a batch tells of one monitor and persona: its last event, and how much later than they happened events are recorded. */
final class MonitorActivity {

    private static final int SECONDS_AN_HOUR = 3_600;

    private final String personaId;
    private final EventType type;
    private Instant lastEventAt = Instant.MIN;
    private @Nullable Long leastLagMicros;

    private MonitorActivity(String personaId, EventType type) {
        this.personaId = personaId;
        this.type = type;
    }

    /** Of each persona and type that the events have, in no particular order. Those of a persona come the oldest first. */
    static List<MonitorActivity> of(List<AcceptedEvent> events) {
        Map<String, Map<EventType, MonitorActivity>> activities = new HashMap<>();
        MonitorActivity last = null;
        for (AcceptedEvent accepted : events) {
            MonitorEvent event = accepted.event();
            if (last == null || !last.isOf(event)) {
                last = activities
                        .computeIfAbsent(event.personaId(), persona -> new EnumMap<>(EventType.class))
                        .computeIfAbsent(event.type(), type -> new MonitorActivity(event.personaId(), type));
            }
            last.add(event.occurredAt(), accepted.recordedAt());
        }
        List<MonitorActivity> all = new ArrayList<>();
        activities.values().forEach(ofPersona -> all.addAll(ofPersona.values()));
        return all;
    }

    private boolean isOf(MonitorEvent event) {
        return type == event.type() && personaId.equals(event.personaId());
    }

    private void add(Instant occurredAt, @Nullable Instant recordedAt) {
        if (hour(occurredAt) > hour(lastEventAt)) {
            leastLagMicros = null;
        }
        lastEventAt = occurredAt;
        if (recordedAt != null) {
            long lag = ChronoUnit.MICROS.between(occurredAt, recordedAt);
            leastLagMicros = leastLagMicros == null ? lag : Math.min(leastLagMicros, lag);
        }
    }

    String personaId() {
        return personaId;
    }

    EventType type() {
        return type;
    }

    /** The own time of the last event. */
    Instant lastEventAt() {
        return lastEventAt;
    }

    /**
     * The least time from an event to its record, in microseconds, over the events of the last one's hour; below 0 where the
     * event is ahead of its record, null where no record has a time.
     */
    @Nullable Long leastLagMicros() {
        return leastLagMicros;
    }

    private static long hour(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), SECONDS_AN_HOUR);
    }
}
