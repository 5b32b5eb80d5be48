package io.variantdash.ingest.deadletter;

import io.variantdash.event.RejectedEvent;
import io.variantdash.event.Topics;
import java.nio.charset.StandardCharsets;
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

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
