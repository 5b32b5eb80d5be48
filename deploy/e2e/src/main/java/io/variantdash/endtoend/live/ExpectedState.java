package io.variantdash.endtoend.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.event.EventType;
import io.variantdash.update.DashboardUpdate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What was published for each persona, in the order of the topic. */
public final class ExpectedState {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * An update.
     *
     * @param counted the variant whose totals it tells; null for every other kind, which must never be left out
     */
    record Entry(long offset, UUID identity, @Nullable String counted) {

        boolean mayConflate() {
            return counted != null;
        }
    }

    private record Stream(UUID epoch, String persona) {}

    private final Map<Stream, NavigableMap<Long, Entry>> streams = new ConcurrentHashMap<>();
    private volatile UUID epoch = new UUID(0, 0);

    /** What is to be seen of records that others published to the topic of that id. */
    public static ExpectedState of(UUID topicId, List<ConsumerRecord<byte[], byte[]>> records) {
        ExpectedState expected = new ExpectedState();
        expected.begin(topicId);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            DashboardUpdate update = DashboardUpdate.parse(record.value());
            expected.add(update.personaId(), new Entry(record.offset(), update.identity(), counted(update.data())));
        }
        return expected;
    }

    /** The topic was created, again. */
    void begin(UUID topicId) {
        epoch = topicId;
    }

    UUID epoch() {
        return epoch;
    }

    void add(String persona, Entry entry) {
        streams.computeIfAbsent(new Stream(epoch, persona), stream -> new ConcurrentSkipListMap<>())
                .put(entry.offset(), entry);
    }

    /** The end of what was published so far; -1 where that is nothing. */
    long end(String persona) {
        NavigableMap<Long, Entry> entries = streams.get(new Stream(epoch, persona));
        return entries == null ? -1 : entries.lastKey();
    }

    /** What lies behind one place and not behind an offset. */
    Collection<Entry> between(String persona, StreamPosition begin, long end) {
        NavigableMap<Long, Entry> entries = streams.get(new Stream(begin.epoch(), persona));
        return entries == null || end <= begin.offset()
                ? List.of()
                : new TreeMap<>(entries.subMap(begin.offset(), false, end, true)).values();
    }

    private static @Nullable String counted(String data) {
        try {
            JsonNode told = JSON.readTree(data);
            return EventType.PERFORMANCE_UPDATE
                            .wireName()
                            .equals(told.path("event_type").asText())
                    ? told.path("variant_id").asText()
                    : null;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not the data of an update: " + data, e);
        }
    }
}
