package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EventType;
import io.variantdash.support.Golden;
import io.variantdash.support.Verdict;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever arrives, the codec has a verdict: an exception would stop the consumer at this record for ever. */
class HostileBytesTest {

    private static final List<String> FRAGMENTS = List.of(
            "null", "-", "1e999999999", "\"\\ud800\"", "\"\\u0000\"", "{}", "[[", "NaN", ",", "\"", "9".repeat(400));

    @Property(tries = 2000)
    void arbitraryBytesGetAVerdict(@ForAll EventType type, @ForAll byte[] value) {
        hasASaneVerdict(type, value);
    }

    @Property(tries = 5000)
    void spoiltMessagesGetAVerdict(@ForAll("golden") Golden golden, @ForAll long seed) {
        hasASaneVerdict(golden.type(), spoil(golden.message(), new Random(seed)));
    }

    @Property(tries = 500)
    void messagesOfOtherTopicsGetAVerdict(@ForAll EventType type, @ForAll("golden") Golden golden) {
        hasASaneVerdict(type, golden.message());
    }

    @Property(tries = 5000)
    void utf8IsWhatTheJdkDecodes(@ForAll("golden") Golden golden, @ForAll long seed) {
        byte[] bytes = spoil(golden.message(), new Random(seed));

        assertThat(Utf8.firstInvalid(bytes) < 0).isEqualTo(decodes(bytes));
    }

    @Example
    void utf8OfTwoToFourBytesIsWhatTheJdkDecodes() {
        int[] edges = {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
        for (int first = 0x80; first <= 0xff; first++) {
            for (int second : edges) {
                for (int third : edges) {
                    byte[] bytes = {(byte) first, (byte) second, (byte) third, (byte) 0x80};
                    for (int length = 1; length <= bytes.length; length++) {
                        byte[] some = Arrays.copyOf(bytes, length);
                        assertThat(Utf8.firstInvalid(some) < 0)
                                .as(HexFormat.of().formatHex(some))
                                .isEqualTo(decodes(some));
                    }
                }
            }
        }
    }

    private static boolean decodes(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Provide
    Arbitrary<Golden> golden() {
        return Arbitraries.of(Golden.all().toList());
    }

    private static void hasASaneVerdict(EventType type, byte[] value) {
        Verdict.isSane(type, value, Golden.RECORD_TIME);
    }

    private static byte[] spoil(byte[] message, Random random) {
        byte[] spoilt = message.clone();
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int at = random.nextInt(spoilt.length);
            spoilt = switch (random.nextInt(4)) {
                case 0 -> spliced(spoilt, at, at + 1, new byte[] {(byte) random.nextInt()});
                case 1 -> spliced(spoilt, at, Math.min(spoilt.length, at + random.nextInt(20)), new byte[0]);
                case 2 ->
                    spliced(
                            spoilt,
                            at,
                            at,
                            FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(StandardCharsets.UTF_8));
                default -> withOtherValue(spoilt, at, random);
            };
            if (spoilt.length == 0) {
                return spoilt;
            }
        }
        return spoilt;
    }

    /** Replaces the value behind the next colon, so that the message stays JSON more often than not. */
    private static byte[] withOtherValue(byte[] message, int from, Random random) {
        int colon = from;
        while (colon < message.length && message[colon] != ':') {
            colon++;
        }
        int end = colon;
        while (end < message.length && message[end] != ',' && message[end] != '}') {
            end++;
        }
        byte[] fragment = FRAGMENTS.get(random.nextInt(FRAGMENTS.size())).getBytes(StandardCharsets.UTF_8);
        return spliced(message, Math.min(colon + 1, end), end, fragment);
    }

    private static byte[] spliced(byte[] message, int from, int to, byte[] inserted) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(message, 0, from);
        spliced.writeBytes(inserted);
        spliced.write(message, to, message.length - to);
        return spliced.toByteArray();
    }
}
