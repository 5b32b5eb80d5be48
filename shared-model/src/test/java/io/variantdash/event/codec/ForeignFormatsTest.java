package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.variantdash.event.EventType;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.support.Message;
import io.variantdash.support.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What other serializers write is refused by its name, where it can be told. The values are inputs of the fuzz test. */
class ForeignFormatsTest {

    static Stream<Arguments> values() {
        String framing = "starts with a zero byte: Avro, Protobuf or Confluent framing?";
        return Stream.of(
                refused("confluent-json", framing),
                refused("confluent-avro", framing),
                refused("avro-container", "looks like an Avro container file"),
                refused("avro-single-object", "looks like an Avro single object"),
                refused("protobuf", "starts with the byte 0x03, as no text does: Protobuf or another binary format?"),
                refused("gzip", "looks like gzip; leave compression to the Kafka producer"),
                refused("zstd", "looks like zstd; leave compression to the Kafka producer"),
                refused("lz4", "looks like lz4; leave compression to the Kafka producer"),
                refused("snappy", "looks like snappy; leave compression to the Kafka producer"),
                refused("utf-16be", "looks like UTF-16 text"),
                refused("utf-16le", "looks like UTF-16 text"),
                refused("utf-16-bom", "looks like UTF-16 text"),
                refused("utf-32be", "looks like UTF-32 text"),
                refused("utf-32le", "looks like UTF-32 text"),
                refused("utf-32-bom", "looks like UTF-32 text"),
                refused("java-object", "looks like a serialized Java object"),
                refused("cbor", "starts with the byte 0xA1, as CBOR does"),
                refused("messagepack", "starts with the byte 0x81, as MessagePack does"),
                refused("xml", "looks like XML"),
                refused("base64", "looks like Base64 of JSON"),
                refused("overlong", "is not UTF-8, as the byte 0xC0 at index 16 shows"),
                refused("overlong-nul", "is not UTF-8, as the byte 0xC0 at index 16 shows"),
                refused("surrogate-bytes", "is not UTF-8, as the byte 0xED at index 15 shows"),
                refused("cut-off-character", "is not UTF-8, as the byte 0xF0 at index 15 shows"),
                refused(
                        "blank-utf-16",
                        "starts with the byte 0x00, as no text does: Protobuf or another binary format?"),
                refused("latin-1", "is not UTF-8, as the byte 0xE9 at index 18 shows"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void areNamed(byte[] value, String problem) {
        assertThat(Verdict.rejected(EventType.PERFORMANCE_UPDATE, value))
                .isEqualTo(new RejectedEvent(
                        RejectionCode.NOT_JSON,
                        "The value is not JSON: it " + problem + "; send a JSON object as UTF-8 text"));
    }

    @Test
    void jsonInQuotesIsToldAsEncodedTwice() {
        assertThat(Verdict.rejected(EventType.PERFORMANCE_UPDATE, input("json-in-quotes")))
                .isEqualTo(new RejectedEvent(
                        RejectionCode.NOT_AN_OBJECT,
                        "The value is a text that holds JSON, so it was encoded twice; send a JSON object"));
    }

    @Test
    void aByteOrderMarkAndTheReplacementCharacterAreText() {
        byte[] plain = input("performance_update");

        assertThat(Verdict.accepted(EventType.PERFORMANCE_UPDATE, input("byte-order-mark")))
                .isEqualTo(Verdict.accepted(EventType.PERFORMANCE_UPDATE, plain));
        Verdict.accepted(EventType.PERFORMANCE_UPDATE, input("replacement-character"));
    }

    @Test
    void namesThatMeetInTheTableOfSymbolsDoNotCount() {
        String json = new String(input("names-of-one-hash"), StandardCharsets.UTF_8);
        String unknown = json.substring(1, json.length() - 1);

        Verdict.accepted(
                EventType.PERFORMANCE_UPDATE,
                Message.of(EventType.PERFORMANCE_UPDATE)
                        .json()
                        .replace("{", "{" + unknown + ",")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Arguments refused(String input, String problem) {
        return argumentSet(input, input(input), problem);
    }

    private static byte[] input(String name) {
        try (InputStream stream = ForeignFormatsTest.class.getResourceAsStream("EventCodecFuzzTestInputs/" + name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
