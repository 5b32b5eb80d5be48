package io.variantdash.event.codec;

import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Guesses from the first bytes what a value is that is not JSON, so that its sender finds the serializer to change. */
final class ForeignFormat {

    /**
     * A way to begin.
     *
     * @param hex the first bytes
     * @param name what begins so
     */
    private record Start(String hex, String name) {}

    private static final int LONGEST_START = 10;

    /** The first that matches counts, so longer ones come before their beginnings. */
    private static final List<Start> STARTS = List.of(
            new Start("0000feff", "looks like UTF-32 text"),
            new Start("fffe0000", "looks like UTF-32 text"),
            new Start("0000007b", "looks like UTF-32 text"),
            new Start("7b000000", "looks like UTF-32 text"),
            new Start("feff", "looks like UTF-16 text"),
            new Start("fffe", "looks like UTF-16 text"),
            new Start("007b", "looks like UTF-16 text"),
            new Start("7b00", "looks like UTF-16 text"),
            new Start("00", "starts with a zero byte: Avro, Protobuf or Confluent framing?"),
            new Start("4f626a01", "looks like an Avro container file"),
            new Start("c301", "looks like an Avro single object"),
            new Start("1f8b", "looks like gzip; leave compression to the Kafka producer"),
            new Start("28b52ffd", "looks like zstd; leave compression to the Kafka producer"),
            new Start("04224d18", "looks like lz4; leave compression to the Kafka producer"),
            new Start("82534e41505059", "looks like snappy; leave compression to the Kafka producer"),
            new Start("ff060000734e61507059", "looks like snappy; leave compression to the Kafka producer"),
            new Start("504b0304", "looks like a zip file"),
            new Start("aced0005", "looks like a serialized Java object"),
            new Start("d9d9f7", "looks like CBOR"),
            new Start("3a290a", "looks like Smile"),
            new Start("65794a", "looks like Base64 of JSON"),
            new Start("3c", "looks like XML"));

    private static final int SPACE = ' ';
    private static final int DELETE = 0x7f;

    private ForeignFormat() {}

    /** What the value does or looks like, as the end of a sentence; null if it begins as text does. */
    static @Nullable String recognise(byte[] value) {
        String head = HexFormat.of().formatHex(value, 0, Math.min(value.length, LONGEST_START));
        for (Start start : STARTS) {
            if (head.startsWith(start.hex())) {
                return start.name();
            }
        }
        for (byte signed : value) {
            int first = signed & 0xff;
            if (first != SPACE && first != '\t' && first != '\n' && first != '\r') {
                return first < SPACE || first >= DELETE ? binary(first) : null;
            }
        }
        return null;
    }

    /** CBOR and MessagePack begin their maps with bytes that no UTF-8 text can begin with; other letters can be text. */
    private static @Nullable String binary(int first) {
        if (first >= 0xa0 && first <= 0xbf) {
            return "starts with the byte 0x%02X, as CBOR does".formatted(first);
        }
        if ((first >= 0x80 && first <= 0x8f) || first == 0xde || first == 0xdf) {
            return "starts with the byte 0x%02X, as MessagePack does".formatted(first);
        }
        return first < SPACE || first == DELETE
                ? "starts with the byte 0x%02X, as no text does: Protobuf or another binary format?".formatted(first)
                : null;
    }
}
