package io.variantdash.ingest.publish;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Topics;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventIdentity;
import io.variantdash.ingest.observe.BatchTrace;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.update.DashboardUpdate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a batch tells the dashboards: every event that is not a count, stored before or not, and the newest counts of
 * each variant that the batch counted; in the order of their times.
 */
public final class UpdateRecords {

    private static final Comparator<Identified<? extends MonitorEvent>> ORDER = (a, b) -> {
        int time = a.event().occurredAt().compareTo(b.event().occurredAt());
        if (time != 0) {
            return time;
        }
        int type = a.event().type().compareTo(b.event().type());
        return type != 0 ? type : EventIdentity.ORDER.compare(a.identity(), b.identity());
    };

    /**
     * Something to tell the dashboards, and the event that it tells of.
     *
     * @param maker makes the record, which may fail: of a large batch the records would take as much memory as its events
     */
    public record Update(String personaId, UUID identity, Supplier<ProducerRecord<byte[], byte[]>> maker) {

        /** A new record, the same each time. */
        public ProducerRecord<byte[], byte[]> record() {
            return maker.get();
        }
    }

    private UpdateRecords() {}

    /**
     * Says what is to be told; the records are made when they are sent.
     *
     * @param kafkaTimes says when Kafka took the events of these identities; counts that were stored before it does not know
     * @param trace goes on in the records of those events that are followed
     */
    public static List<Update> of(
            EventBatch batch,
            List<Identified<PerformanceUpdate>> newestCounts,
            Function<Set<UUID>, Map<UUID, Long>> kafkaTimes,
            BatchTrace trace) {
        List<Identified<? extends MonitorEvent>> updates = new ArrayList<>(newestCounts);
        for (AcceptedEvent accepted : batch.news()) {
            updates.add(new Identified<>(accepted.event(), accepted.identity()));
        }
        updates.sort(ORDER);
        Map<UUID, Long> times =
                kafkaTimes.apply(updates.stream().map(Identified::identity).collect(Collectors.toSet()));
        List<Update> told = new ArrayList<>(updates.size());
        for (Identified<? extends MonitorEvent> update : updates) {
            Long kafkaTime = times.get(update.identity());
            told.add(new Update(update.event().personaId(), update.identity(), () -> record(update, kafkaTime, trace)));
        }
        return told;
    }

    private static ProducerRecord<byte[], byte[]> record(
            Identified<? extends MonitorEvent> update, @Nullable Long kafkaTime, BatchTrace trace) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                Topics.DASHBOARD_UPDATES,
                update.event().personaId().getBytes(StandardCharsets.UTF_8),
                DashboardUpdate.json(update.event(), update.identity()));
        if (kafkaTime != null) {
            record.headers()
                    .add(DashboardUpdate.EVENT_TIME_HEADER, kafkaTime.toString().getBytes(StandardCharsets.US_ASCII));
        }
        trace.continueIn(record, update.identity());
        return record;
    }
}
