package io.variantdash.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

    private static final Marker MARKER = new Marker('~', 4, 2, 1_000);
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;

    private final List<String> seen = new ArrayList<>();
    private final FrameReader reader = new FrameReader(MARKER, new Recorder());

    @Test
    void findsTheNumberBeforeTheEndOfAFrame() {
        read(frame(TEXT, "{~1042\"}"));

        assertThat(seen).containsExactly("update 42");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 125, 126, 127, 65_535, 65_536, 200_000})
    void readsEveryFormOfTheLength(int length) {
        read(frame(TEXT, text(length, 1_007)), frame(TEXT, text(length, 1_008)));

        assertThat(seen).containsExactly("update 7", "update 8");
    }

    @Test
    void pieceMayEndAnywhere() {
        byte[] bytes = join(
                frame(TEXT, text(30, 1_001)),
                frame(PING, "hello"),
                frame(TEXT, text(300, 1_002)),
                frame(TEXT, "{\"type\":\"initial_data\"}"),
                frame(TEXT, ""),
                frame(TEXT, text(70_000, 1_003)));
        for (int piece : new int[] {1, 2, 3, 7, 64, 1_000}) {
            seen.clear();
            for (int from = 0; from < bytes.length; from += piece) {
                reader.read(ByteBuffer.wrap(bytes, from, Math.min(piece, bytes.length - from)));
            }
            assertThat(seen)
                    .as("pieces of %d", piece)
                    .containsExactly("update 1", "ping hello", "update 2", "other", "other", "update 3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234}}", "-1042\"}", "~10a2\"}", "~1042\"", "~1042\"}}"})
    void frameWithoutAMarkedNumberInItsPlaceIsNoUpdate(String text) {
        read(frame(TEXT, text));

        assertThat(seen).containsExactly("other");
    }

    @Test
    void tellsTheCodeOfAClose() {
        read(frame(CLOSE, new byte[] {0x0f, (byte) 0xa8, 's', 'l', 'o', 'w'}));
        read(frame(CLOSE, ""));

        assertThat(seen).containsExactly("close 4008", "close 1005");
    }

    @Test
    void passesOverPongs() {
        read(frame(PONG, "~1042\"}"), frame(TEXT, text(40, 1_001)));

        assertThat(seen).containsExactly("update 1");
    }

    @Test
    void refusesWhatItWouldMiscount() {
        assertThatIllegalStateException().isThrownBy(() -> read(frame(0x01, "~1042\"}")));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> new FrameReader(MARKER, new Recorder()).read(ByteBuffer.wrap(frame(0xc1, "compressed"))));
        assertThatIllegalStateException()
                .isThrownBy(() -> new FrameReader(MARKER, new Recorder())
                        .read(ByteBuffer.wrap(new byte[] {(byte) TEXT, (byte) 0x81, 0, 0, 0, 0, 0})));
    }

    private void read(byte[]... frames) {
        reader.read(ByteBuffer.wrap(join(frames)));
    }

    private static String text(int length, int number) {
        return "x".repeat(length - 7) + "~" + number + "\"}";
    }

    private static byte[] frame(int first, String payload) {
        return frame(first, payload.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] frame(int first, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(10 + payload.length).put((byte) first);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 1 << 16) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        byte[] bytes = new byte[frame.put(payload).flip().remaining()];
        frame.get(bytes);
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        ByteBuffer all = ByteBuffer.allocate(1 << 20);
        for (byte[] part : parts) {
            all.put(part);
        }
        byte[] bytes = new byte[all.flip().remaining()];
        all.get(bytes);
        return bytes;
    }

    private final class Recorder implements FrameReader.Listener {

        @Override
        public void update(long number) {
            seen.add("update " + number);
        }

        @Override
        public void other() {
            seen.add("other");
        }

        @Override
        public void ping(byte[] payload) {
            seen.add("ping " + new String(payload, StandardCharsets.UTF_8));
        }

        @Override
        public void close(int code) {
            seen.add("close " + code);
        }
    }
}
