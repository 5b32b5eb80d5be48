package io.variantdash.endtoend.traffic;

import io.variantdash.event.MonitorEvent;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.local.monitor.MonitorProducers;
import io.variantdash.oracle.EventGenerator;
import io.variantdash.oracle.EventMix;
import io.variantdash.oracle.Oracle;
import io.variantdash.oracle.SentEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The monitors: sends events and poison, and remembers what must come of them. Several threads may send; what was sent is
 * asked for after {@link #finish()}.
 */
public final class Traffic implements AutoCloseable {

    /** The content that a database may be told to refuse. */
    public static final String UNSTORABLE = "unstorable";

    private static final EventCodec CODEC = new EventCodec(Duration.ZERO);
    private static final int POISON_EVERY = 500;
    private static final List<Poison> KINDS = List.of(Poison.values());

    private final Producer<byte[], byte[]> producer;
    private final EventGenerator events;
    private final Random random;
    private final Oracle oracle = new Oracle();
    /** By the key of the record, which is its own for each. */
    private final Map<String, RejectionCode> poison = new HashMap<>();

    private final List<Future<RecordMetadata>> confirmations = new ArrayList<>();
    private int sent;
    private volatile boolean silent;

    public Traffic(String bootstrapServers, long seed, EventMix mix) {
        this.random = new Random(seed);
        // In the past, where the events of a long test find room.
        this.events = new EventGenerator(seed, Instant.now().minus(1, ChronoUnit.HOURS), mix);
        this.producer = MonitorProducers.open(
                bootstrapServers,
                // Longer than any fault: whatever was sent must arrive.
                Map.of(
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        600_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        600_000));
    }

    /** Sends so many events of the mix, with some poison between them. */
    public synchronized void send(int count) {
        for (int i = 0; i < count; i++) {
            if (++sent % POISON_EVERY == 0) {
                sendPoison();
            }
            send(events.next());
        }
    }

    /** Sends an event that was made up elsewhere. */
    public synchronized void send(SentEvent event) {
        oracle.accept(event.accepted());
        send(event.accepted().event(), key(event.accepted().event()), event.sentAt());
    }

    /** While it is silent, a steady sender sends nothing. */
    public void setSilent(boolean silent) {
        this.silent = silent;
    }

    boolean isSilent() {
        return silent;
    }

    /** Sends one record of each kind that must be refused. */
    public synchronized void sendAllPoison() {
        KINDS.forEach(this::send);
    }

    /** Sends one record of each kind that another serializer writes. */
    public synchronized void sendAllFramed() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        for (Framing framing : Framing.values()) {
            byte[] key = poisonKey(RejectionCode.NOT_JSON).getBytes(StandardCharsets.UTF_8);
            send(Poison.TYPE.topic(), key, framing.value(now), now);
        }
    }

    /** The records of the next events, for a fault to bring in by another way; what must come of them is expected from now on. */
    public synchronized List<ProducerRecord<byte[], byte[]>> expectUnsent(int count) {
        List<SentEvent> unsent = next(count);
        // Their own records are in no topic: how late these are is not seen.
        unsent.forEach(event -> oracle.accept(
                AcceptedEvent.of(event.accepted().event(), event.accepted().audited(), null)));
        return unsent.stream().map(this::record).toList();
    }

    /** The next events of the mix, for a test to send by itself. */
    synchronized List<SentEvent> next(int count) {
        return events.next(count);
    }

    /** The record of an event that a test sends by itself. */
    synchronized ProducerRecord<byte[], byte[]> record(SentEvent event) {
        MonitorEvent sent = event.accepted().event();
        return new ProducerRecord<>(
                sent.type().topic(), null, event.sentAt().toEpochMilli(), key(sent), CODEC.encode(sent));
    }

    /** Tells the oracle of events that a test sent by itself. */
    synchronized void expect(List<SentEvent> committed) {
        committed.forEach(event -> oracle.accept(event.accepted()));
    }

    /** Sends a valid event that only a database which refuses {@link #UNSTORABLE} has anything against. */
    public synchronized void sendUnstorable() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        String key = poisonKey(RejectionCode.NOT_STORABLE);
        send(
                new VariantPosted(null, "p", key, UNSTORABLE, 0.5, null, VariantStatus.ACTIVE, now, now),
                key.getBytes(StandardCharsets.UTF_8),
                now);
    }

    /** Waits until the broker has everything. */
    public synchronized void finish() throws InterruptedException {
        producer.flush();
        try {
            for (Future<RecordMetadata> confirmation : confirmations) {
                confirmation.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker did not take a record", e.getCause());
        }
    }

    /** How many records were sent, copies included. */
    public synchronized int sent() {
        return confirmations.size();
    }

    public synchronized Oracle oracle() {
        return oracle;
    }

    /** What must be among the dead letters, and why: a code for each key. */
    public synchronized Map<String, RejectionCode> poison() {
        return Map.copyOf(poison);
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private void sendPoison() {
        send(KINDS.get(random.nextInt(KINDS.size())));
    }

    private void send(Poison kind) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        byte[] key = poisonKey(kind.code()).getBytes(StandardCharsets.UTF_8);
        send(Poison.TYPE.topic(), key, kind.value(now), now);
    }

    private String poisonKey(RejectionCode code) {
        String key = "poison-" + poison.size();
        poison.put(key, code);
        return key;
    }

    /** Monitors may leave the key out, and then the events of a variant meet in any order. */
    private byte @Nullable [] key(MonitorEvent event) {
        return random.nextInt(10) == 0 ? null : event.personaId().getBytes(StandardCharsets.UTF_8);
    }

    private void send(MonitorEvent event, byte @Nullable [] key, Instant sentAt) {
        send(event.type().topic(), key, CODEC.encode(event), sentAt);
    }

    private void send(String topic, byte @Nullable [] key, byte @Nullable [] value, Instant sentAt) {
        confirmations.add(producer.send(new ProducerRecord<>(topic, null, sentAt.toEpochMilli(), key, value)));
    }
}
