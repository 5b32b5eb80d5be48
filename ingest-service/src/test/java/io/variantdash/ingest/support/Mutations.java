package io.variantdash.ingest.support;

import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.VariantStatus;
import io.variantdash.event.codec.EventCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes records of monitors, and spoils them in the ways that networks, serializers and people do. */
public final class Mutations {

    private static final List<String> FRAGMENTS = List.of(
            "null",
            "true",
            "-1",
            "1e999999999",
            "0.5",
            "[]",
            "{}",
            "\"\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "NaN",
            "[[[",
            "}",
            "\"x\",\"persona_id\":\"twice\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"");

    private static final List<String> FRAMES =
            List.of("0000000001", "00", "c301", "1f8b0800", "28b52ffd", "efbbbf", "0a03");

    private static final List<String> HEADERS = List.of(
            "traceparent",
            "tracestate",
            "dead-letter-code",
            "dead-letter-reason",
            "original-offset",
            "original-size",
            "",
            "kind",
            "\u0000\ud83d\ude00");

    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16, Charset.forName("UTF-32"));

    private final EventCodec codec = new EventCodec(Duration.ofDays(30));
    private final String persona = Events.persona();
    private final Instant now = Events.now();
    private final Random random;
    private int made;

    public Mutations(Random random) {
        this.random = random;
    }

    public ProducerRecord<byte[], byte[]> valid() {
        MonitorEvent event = event();
        return record(event.type(), now.toEpochMilli(), bytes(persona), codec.encode(event));
    }

    /** A record with some of its parts spoilt; now and then it is valid all the same. */
    public ProducerRecord<byte[], byte[]> mutated() {
        MonitorEvent event = event();
        byte[] value = codec.encode(event);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            value = spoilt(value);
        }
        ProducerRecord<byte[], byte[]> record = record(
                random.nextInt(20) == 0 ? any(List.of(EventType.values())) : event.type(),
                timestamp(),
                random.nextBoolean() ? null : noise(random.nextInt(40)),
                random.nextInt(100) == 0 ? null : value);
        for (int headers = random.nextInt(3); headers > 0; headers--) {
            record.headers().add(any(HEADERS), random.nextInt(4) == 0 ? null : noise(random.nextInt(80)));
        }
        return record;
    }

    private MonitorEvent event() {
        String name = "v" + made++;
        Instant time = now.minusSeconds(random.nextInt(3600));
        return switch (random.nextInt(5)) {
            case 0 -> Events.post(persona, name, VariantStatus.PAUSED, time);
            case 1 -> Events.counts(persona, name, 1 + random.nextInt(1000), 1, time);
            case 2 -> Events.kill(persona, name, "slow", time);
            case 3 -> Events.fatigue(persona, name, random.nextDouble(), time);
            default -> Events.alert(persona, name, time);
        };
    }

    private byte[] spoilt(byte[] value) {
        int at = random.nextInt(value.length + 1);
        return switch (random.nextInt(10)) {
            case 0 -> flipped(value);
            case 1 -> Arrays.copyOf(value, at);
            case 2 -> spliced(value, at, at, noise(1 + random.nextInt(4)));
            case 3 -> spliced(value, at, Math.min(value.length, at + random.nextInt(20)), new byte[0]);
            case 4 -> spliced(value, at, value.length, tail(codec.encode(event())));
            case 5 -> spliced(value, 0, 0, HexFormat.of().parseHex(any(FRAMES)));
            case 6 -> new String(value, StandardCharsets.UTF_8).getBytes(any(CHARSETS));
            case 7 -> random.nextInt(4) == 0 ? noise(random.nextInt(200)) : flipped(value);
            default -> withOtherValue(value, at);
        };
    }

    private long timestamp() {
        return switch (random.nextInt(30)) {
            case 0 -> 0;
            case 1 -> now.getEpochSecond();
            case 2 -> now.minus(Duration.ofDays(40)).toEpochMilli();
            case 3 -> now.plus(Duration.ofMinutes(30)).toEpochMilli();
            default -> now.toEpochMilli();
        };
    }

    private byte[] flipped(byte[] value) {
        byte[] flipped = value.clone();
        if (value.length > 0) {
            flipped[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return flipped;
    }

    /** Replaces what is behind the next colon, so that the message stays JSON more often than not. */
    private byte[] withOtherValue(byte[] value, int from) {
        int colon = from;
        while (colon < value.length && value[colon] != ':') {
            colon++;
        }
        int end = colon;
        while (end < value.length && value[end] != ',' && value[end] != '}') {
            end++;
        }
        return spliced(value, Math.min(colon + 1, end), end, bytes(any(FRAGMENTS)));
    }

    private byte[] tail(byte[] value) {
        return Arrays.copyOfRange(value, random.nextInt(value.length), value.length);
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spliced(byte[] value, int from, int to, byte[] inserted) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(value, 0, from);
        spliced.writeBytes(inserted);
        spliced.write(value, to, value.length - to);
        return spliced.toByteArray();
    }

    /** All go to one partition, so that neighbours are read together. */
    private static ProducerRecord<byte[], byte[]> record(
            EventType type, long timestamp, byte @Nullable [] key, byte @Nullable [] value) {
        return new ProducerRecord<>(type.topic(), 0, timestamp, key, value);
    }
}
