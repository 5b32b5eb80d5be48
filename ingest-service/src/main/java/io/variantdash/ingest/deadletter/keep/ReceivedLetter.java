package io.variantdash.ingest.deadletter.keep;

import io.variantdash.event.codec.EventCodec;
import io.variantdash.event.codec.RefusedMessage;
import io.variantdash.event.field.RecordTime;
import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.ingest.publish.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A record of the dead-letter topic as it is kept. Anything can be on that topic: a record that does not say where it comes
 * from is kept under its own place.
 *
 * @param receivedAt when the letter was written
 * @param recordTime when the original was written, if that is known
 * @param value its beginning, if it is long
 * @param valueSize the length of the whole value in bytes, null where there is none
 * @param headers of the original, as JSON
 * @param replayed which replay it is that was refused, where it is one
 */
record ReceivedLetter(
        LetterId id,
        String code,
        String reason,
        @Nullable String personaId,
        Instant receivedAt,
        @Nullable Instant recordTime,
        @Nullable Bytes key,
        @Nullable Bytes value,
        @Nullable Long valueSize,
        String headers,
        @Nullable Replayed replayed) {

    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_REASON = 4_000;

    /** A letter's replay, by its number from 1. */
    record Replayed(LetterId letter, int number) {}

    static ReceivedLetter of(ConsumerRecord<byte[], byte[]> record, Instant now) {
        byte[] value = record.value();
        Instant timestamp = plausible(record.timestamp());
        return new ReceivedLetter(
                origin(record),
                text(record, DeadLetter.CODE, LONGEST_CODE).orElse("unknown"),
                text(record, DeadLetter.REASON, LONGEST_REASON)
                        .orElse("The record on the dead-letter topic says no reason"),
                RefusedMessage.personaId(record.key(), value).orElse(null),
                timestamp == null ? now : timestamp,
                number(record, DeadLetter.TIMESTAMP)
                        .map(ReceivedLetter::plausible)
                        .orElse(null),
                Bytes.wrap(record.key()),
                Bytes.wrap(beginning(value)),
                value == null ? null : Long.valueOf(wholeSize(record, value.length)),
                LetterHeaders.toJson(record.headers()),
                replayed(record));
    }

    /** The same under its place alone, for a database that refuses the rest. */
    ReceivedLetter bare() {
        return new ReceivedLetter(id, code, reason, null, receivedAt, recordTime, null, null, valueSize, "[]", null);
    }

    private static LetterId origin(ConsumerRecord<?, ?> record) {
        return text(record, DeadLetter.TOPIC, Integer.MAX_VALUE)
                .flatMap(topic -> LetterId.parse("%s-%s-%s"
                        .formatted(
                                topic,
                                text(record, DeadLetter.PARTITION, Integer.MAX_VALUE)
                                        .orElse(""),
                                text(record, DeadLetter.OFFSET, Integer.MAX_VALUE)
                                        .orElse(""))))
                .orElseGet(() -> new LetterId(record.topic(), record.partition(), record.offset()));
    }

    private static byte @Nullable [] beginning(byte @Nullable [] value) {
        return value == null || value.length <= EventCodec.MAX_BYTES
                ? value
                : Arrays.copyOf(value, EventCodec.MAX_BYTES);
    }

    private static long wholeSize(ConsumerRecord<?, ?> record, int length) {
        return number(record, DeadLetter.SIZE)
                .filter(size -> size > length && size <= Integer.MAX_VALUE)
                .orElse((long) length);
    }

    private static @Nullable Replayed replayed(ConsumerRecord<?, ?> record) {
        Optional<LetterId> letter =
                text(record, DeadLetter.REPLAYED_LETTER, Integer.MAX_VALUE).flatMap(LetterId::parse);
        Optional<Long> number =
                number(record, DeadLetter.REPLAY_NUMBER).filter(replay -> 0 < replay && replay <= Integer.MAX_VALUE);
        return letter.isPresent() && number.isPresent()
                ? new Replayed(letter.get(), number.get().intValue())
                : null;
    }

    private static @Nullable Instant plausible(long millis) {
        return RecordTime.isPlausible(millis) ? Instant.ofEpochMilli(millis) : null;
    }

    private static Optional<Long> number(ConsumerRecord<?, ?> record, String header) {
        return text(record, header, Integer.MAX_VALUE).map(text -> {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                return null;
            }
        });
    }

    /** A header as text that the database can hold. */
    private static Optional<String> text(ConsumerRecord<?, ?> record, String name, int longest) {
        Header header = record.headers().lastHeader(name);
        byte[] bytes = header == null ? null : header.value();
        if (bytes == null) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.UTF_8).replace("\0", "");
        int end =
                text.length() > longest && Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return Optional.of(text.length() > longest ? text.substring(0, end) : text);
    }
}
