package io.variantdash.ingest.warmup;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Priority;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.observe.BatchTrace;
import io.variantdash.ingest.publish.UpdateRecords;
import io.variantdash.ingest.store.AuditStore;
import io.variantdash.ingest.store.EventBatch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way of events of all types: read, reduced, made rows of the audit trail and updates of, all of which go nowhere. */
@Singleton
class EventExercise implements Exercise {

    private static final String PERSONA = "made-up";
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00.123456Z");

    /** Of all types alike; counts come more often than anything else. */
    private static final int COUNTS = 20;

    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Message(EventType type, byte[] json) {}

    private final EventCodec codec;
    private final AuditStore audit;
    private final List<Message> messages = new ArrayList<>();

    @Inject
    EventExercise(IngestConfiguration configuration, AuditStore audit) {
        this(configuration.retention(), audit);
    }

    EventExercise(Duration retention, AuditStore audit) {
        this.codec = new EventCodec(retention);
        this.audit = audit;
        for (int i = 0; i < COUNTS; i++) {
            add(new PerformanceUpdate(null, PERSONA, "variant-" + i, 2500 + i, 150, 0.06, NOW.plusMillis(i)));
        }
        add(new VariantPosted(
                null, PERSONA, "variant-1", "Is it \u00fc?", 0.05, "pattern-1", VariantStatus.ACTIVE, NOW, NOW));
        add(new EarlyKill(null, PERSONA, "variant-2", "too low", 0.01, 900, NOW, NOW));
        add(new PatternFatigue(null, PERSONA, "pattern-1", 5, 0.85, "Rest it", NOW));
        add(new OptimizationAlert(
                null,
                PERSONA,
                "scale_winner",
                Priority.HIGH,
                "Use it more",
                "It does well",
                "Use it",
                "It is better",
                null,
                null,
                "variant-0",
                null,
                null,
                NOW));
    }

    @Override
    public void once() {
        EventBatch batch = new EventBatch(accepted());
        audit.practise(batch);
        UpdateRecords.of(
                        batch,
                        List.copyOf(batch.newest(PerformanceUpdate.class, PerformanceUpdate::variantId)
                                .values()),
                        identities -> Map.of(),
                        BatchTrace.none())
                .forEach(UpdateRecords.Update::record);
    }

    /** What the codec says of the messages. */
    List<AcceptedEvent> accepted() {
        List<AcceptedEvent> accepted = new ArrayList<>();
        for (Message message : messages) {
            if (codec.decode(message.type(), message.json(), NOW) instanceof AcceptedEvent event) {
                accepted.add(event);
            }
        }
        return accepted;
    }

    private void add(MonitorEvent event) {
        messages.add(new Message(event.type(), codec.encode(event)));
    }
}
