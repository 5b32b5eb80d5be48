package io.variantdash.endtoend.traffic;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What producers send whose serializer is another one: valid events in frames, and values that are no text. */
enum Framing {
    /** A zero byte and the number of the schema, as Confluent's serializers write them, before JSON. */
    SCHEMA_NUMBER("0000000001", StandardCharsets.UTF_8),
    /** The same with a number whose bytes are not all small. */
    LARGE_SCHEMA_NUMBER("007fff800a", StandardCharsets.UTF_8),
    /** Protobuf's list of message numbers comes after the number of the schema. */
    MESSAGE_NUMBERS("0000000001020a0170", null),
    AVRO("0000000007027002768001", null),
    AVRO_SINGLE_OBJECT("c30101020304050607080270", null),
    AVRO_FILE("4f626a01", StandardCharsets.UTF_8),
    GZIP("1f8b0800000000000000", null),
    JAVA("aced00057372", null),
    ZEROES("00000000", null),
    UTF_16("", StandardCharsets.UTF_16),
    UTF_16_LITTLE("", StandardCharsets.UTF_16LE),
    UTF_32("", Charset.forName("UTF-32BE")),
    UTF_32_LITTLE("", Charset.forName("UTF-32LE"));

    private final String frame;
    private final @Nullable Charset text;

    /**
     * A kind.
     *
     * @param frame the bytes at the beginning, as hexadecimal digits
     * @param text how the event that follows is encoded, if one follows
     */
    Framing(String frame, @Nullable Charset text) {
        this.frame = frame;
        this.text = text;
    }

    byte[] value(Instant sentAt) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(HexFormat.of().parseHex(frame));
        if (text != null) {
            bytes.writeBytes(Poison.counts("\"v\"", "1", "1", sentAt).getBytes(text));
        }
        return bytes.toByteArray();
    }
}
