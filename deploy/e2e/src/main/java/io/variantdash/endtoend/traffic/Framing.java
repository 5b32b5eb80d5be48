package io.variantdash.endtoend.traffic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What producers send whose serializer is another one: valid events in frames, and values that are no text. */
enum Framing {
    /** A zero byte and the number of the schema, as Confluent's serializers write them, before JSON. */
    SCHEMA_NUMBER(new int[] {0, 0, 0, 0, 1}, StandardCharsets.UTF_8),
    /** The same with a number whose bytes are not all small. */
    LARGE_SCHEMA_NUMBER(new int[] {0, 0x7F, 0xFF, 0x80, 0x0A}, StandardCharsets.UTF_8),
    /** Protobuf's list of message numbers comes after the number of the schema. */
    MESSAGE_NUMBERS(new int[] {0, 0, 0, 0, 1, 2, 0x0A, 1, 'p'}, null),
    AVRO(new int[] {0, 0, 0, 0, 7, 2, 'p', 2, 'v', 0x80, 1}, null),
    AVRO_SINGLE_OBJECT(new int[] {0xC3, 1, 1, 2, 3, 4, 5, 6, 7, 8, 2, 'p'}, null),
    AVRO_FILE(new int[] {'O', 'b', 'j', 1}, StandardCharsets.UTF_8),
    GZIP(new int[] {0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0}, null),
    JAVA(new int[] {0xAC, 0xED, 0, 5, 's', 'r'}, null),
    ZEROES(new int[] {0, 0, 0, 0}, null),
    UTF_16(new int[] {}, StandardCharsets.UTF_16),
    UTF_16_LITTLE(new int[] {}, StandardCharsets.UTF_16LE),
    UTF_32(new int[] {}, Charset.forName("UTF-32BE")),
    UTF_32_LITTLE(new int[] {}, Charset.forName("UTF-32LE"));

    private final int[] frame;
    private final @Nullable Charset text;

    /**
     * A kind.
     *
     * @param frame the bytes at the beginning
     * @param text how the event that follows is encoded, if one follows
     */
    Framing(int[] frame, @Nullable Charset text) {
        this.frame = frame;
        this.text = text;
    }

    byte[] value(Instant sentAt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int value : frame) {
            bytes.write(value);
        }
        if (text != null) {
            bytes.writeBytes(Poison.counts("\"v\"", "1", "1", sentAt).getBytes(text));
        }
        return bytes.toByteArray();
    }
}
