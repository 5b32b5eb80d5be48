package io.variantdash.ingest.deadletter;

import io.variantdash.event.EventCodec;
import io.variantdash.event.RejectedEvent;
import io.variantdash.event.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record that was refused: its original key and bytes, with the reason and its origin in headers. */
public record DeadLetter(ConsumerRecord<byte[], byte[]> original, RejectedEvent rejection) {

    public ProducerRecord<byte[], byte[]> toRecord() {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTER, original.key(), original.value());
        original.headers().forEach(letter.headers()::add);
        header(letter, "dead-letter-reason", rejection.reason());
        header(letter, "dead-letter-code", rejection.code().wireName());
        header(letter, "original-topic", original.topic());
        header(letter, "original-partition", Integer.toString(original.partition()));
        header(letter, "original-offset", Long.toString(original.offset()));
        return letter;
    }

    /**
     * The same letter with the beginning of the value alone, which a broker takes that found the whole too large: the
     * headers can make a record that was just small enough too large. The whole is where the headers say that it came from.
     */
    public static ProducerRecord<byte[], byte[]> shortened(ProducerRecord<byte[], byte[]> letter) {
        byte[] beginning = Arrays.copyOf(letter.value(), Math.min(letter.value().length, EventCodec.MAX_BYTES));
        ProducerRecord<byte[], byte[]> shortened =
                new ProducerRecord<>(letter.topic(), null, letter.key(), beginning, letter.headers());
        header(shortened, "original-size", Integer.toString(letter.value().length));
        return shortened;
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
