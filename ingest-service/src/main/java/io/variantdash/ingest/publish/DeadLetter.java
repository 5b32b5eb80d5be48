package io.variantdash.ingest.publish;

import io.variantdash.event.Topics;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.event.codec.RejectedEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** A record that was refused: its original key and bytes, with the reason and its origin in headers. */
public record DeadLetter(ConsumerRecord<byte[], byte[]> original, RejectedEvent rejection) {

    public static final String REASON = "dead-letter-reason";
    public static final String CODE = "dead-letter-code";
    public static final String TOPIC = "original-topic";
    public static final String PARTITION = "original-partition";
    public static final String OFFSET = "original-offset";
    public static final String TIMESTAMP = "original-timestamp";
    public static final String SIZE = "original-size";

    /** Which letter a record is that was sent again, and for which time; carried on if it is refused once more. */
    public static final String REPLAYED_LETTER = "replayed-letter";

    public static final String REPLAY_NUMBER = "replay-number";

    private static final Set<String> OURS = Set.of(REASON, CODE, TOPIC, PARTITION, OFFSET, TIMESTAMP);

    private static final Set<String> WITHOUT_THE_REST =
            Set.of(REASON, CODE, TOPIC, PARTITION, OFFSET, TIMESTAMP, REPLAYED_LETTER, REPLAY_NUMBER);

    /** Enough to recognise what it was. */
    private static final int BARE_BYTES = 16 * 1024;

    /** The letter with all that the record had. */
    ProducerRecord<byte[], byte[]> whole() {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(Topics.DEAD_LETTER, original.key(), original.value());
        for (Header header : original.headers()) {
            if (!OURS.contains(header.key())) { // a letter that was sent again, or one whose producer uses our names
                letter.headers().add(header);
            }
        }
        header(letter, REASON, rejection.reason());
        header(letter, CODE, rejection.code().wireName());
        header(letter, TOPIC, original.topic());
        header(letter, PARTITION, Integer.toString(original.partition()));
        header(letter, OFFSET, Long.toString(original.offset()));
        header(letter, TIMESTAMP, Long.toString(original.timestamp()));
        return letter;
    }

    /**
     * The same letter with the beginning of the value alone, which a broker takes that found the whole too large: the
     * headers can make a record that was just small enough too large. The whole is where the headers say that it came from.
     */
    ProducerRecord<byte[], byte[]> shortened() {
        ProducerRecord<byte[], byte[]> letter = whole();
        byte[] value = letter.value();
        byte[] beginning = value == null ? null : Arrays.copyOf(value, Math.min(value.length, EventCodec.MAX_BYTES));
        ProducerRecord<byte[], byte[]> shortened =
                new ProducerRecord<>(letter.topic(), null, letter.key(), beginning, letter.headers());
        shortened.headers().remove(SIZE);
        header(shortened, SIZE, Integer.toString(sizeOf(letter)));
        return shortened;
    }

    /** The same letter with our own headers and little else: the original's key or headers can be too large as well. */
    ProducerRecord<byte[], byte[]> bare() {
        ProducerRecord<byte[], byte[]> letter = whole();
        byte[] key = letter.key();
        byte[] value = letter.value();
        ProducerRecord<byte[], byte[]> bare = new ProducerRecord<>(
                letter.topic(),
                null,
                key == null || key.length > BARE_BYTES ? null : key,
                value == null ? null : Arrays.copyOf(value, Math.min(value.length, BARE_BYTES)));
        WITHOUT_THE_REST.forEach(name -> {
            Header header = letter.headers().lastHeader(name);
            if (header != null) {
                bare.headers().add(header);
            }
        });
        header(bare, SIZE, Integer.toString(sizeOf(letter)));
        return bare;
    }

    private static int sizeOf(ProducerRecord<byte[], byte[]> letter) {
        return letter.value() == null ? 0 : letter.value().length;
    }

    private static void header(ProducerRecord<byte[], byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
