package io.variantdash.endtoend.proxy;

import static io.variantdash.endtoend.proxy.Signal.COMMIT_ANSWER;
import static io.variantdash.endtoend.proxy.Signal.COMMIT_REQUEST;
import static io.variantdash.endtoend.proxy.Signal.OFFSET_COMMIT_REQUEST;
import static io.variantdash.endtoend.proxy.Signal.PRODUCE_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The readers get conversations as the network may cut them: in pieces of any size. */
class MessageReaderTest {

    @Test
    void findsACommitThatWasPreparedOnce() {
        byte[] conversation = join(
                startup(),
                parse("S_1", "COMMIT"),
                bind("S_1"),
                parse("S_2", "INSERT INTO t VALUES ('COMMIT')"),
                bind("S_2"),
                bind("S_1"));

        assertSignals(PostgresRequests::new, conversation, COMMIT_REQUEST, COMMIT_REQUEST);
    }

    @Test
    void forgetsAStatementWhoseNameMeansSomethingElseNow() {
        byte[] conversation = join(startup(), parse("", "COMMIT"), bind(""), parse("", "SELECT 1"), bind(""));

        assertSignals(PostgresRequests::new, conversation, COMMIT_REQUEST);
    }

    @Test
    void findsACommitThatComesAsText() {
        byte[] conversation = join(startup(), typed('Q', "commit\0"), typed('Q', "ROLLBACK\0"), typed('X', ""));

        assertSignals(PostgresRequests::new, conversation, COMMIT_REQUEST);
    }

    @Test
    void findsTheAnswerToACommit() {
        byte[] conversation = join(
                typed('R', "\0\0\0\0"),
                typed('C', "INSERT 0 1\0"),
                typed('D', "COMMIT\0".repeat(100)),
                typed('C', "COMMIT\0"),
                typed('C', "COMMIT PREPARED\0"),
                typed('Z', "I"));

        assertSignals(PostgresAnswers::new, conversation, COMMIT_ANSWER);
    }

    @Test
    void findsWhatProducersAndConsumersAsk() {
        byte[] conversation = join(request(3, 10), request(0, 5_000), request(8, 20), request(256, 2), request(0, 2));

        assertSignals(KafkaRequests::new, conversation, PRODUCE_REQUEST, OFFSET_COMMIT_REQUEST, PRODUCE_REQUEST);
    }

    private static void assertSignals(Supplier<MessageReader> reader, byte[] conversation, Signal... expected) {
        assertThat(read(reader.get(), conversation, 1)).containsExactly(expected);
        for (int piece = 2; piece <= conversation.length; piece++) {
            // Of a signal that comes twice in one piece, once is enough to act on it.
            assertThat(Set.copyOf(read(reader.get(), conversation, piece)))
                    .as("in pieces of %d bytes", piece)
                    .containsExactlyInAnyOrderElementsOf(Set.copyOf(List.of(expected)));
        }
    }

    private static List<Signal> read(MessageReader reader, byte[] conversation, int piece) {
        List<Signal> signals = new ArrayList<>();
        for (int at = 0; at < conversation.length; at += piece) {
            byte[] bytes = Arrays.copyOfRange(conversation, at, Math.min(conversation.length, at + piece));
            signals.addAll(reader.read(bytes, bytes.length));
        }
        return signals;
    }

    private static byte[] startup() {
        byte[] parameters = "user\0postgres\0database\0variantdash\0\0".getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + parameters.length)
                .putInt(8 + parameters.length)
                .putInt(3 << 16)
                .put(parameters)
                .array();
    }

    private static byte[] parse(String name, String sql) {
        return typed('P', name + "\0" + sql + "\0\0\0");
    }

    private static byte[] bind(String statement) {
        return typed('B', "\0" + statement + "\0" + "a long parameter ".repeat(20));
    }

    private static byte[] typed(char type, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) type)
                .putInt(4 + bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] request(int api, int rest) {
        return ByteBuffer.allocate(6 + rest)
                .putInt(2 + rest)
                .putShort((short) api)
                .array();
    }

    private static byte[] join(byte[]... messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] message : messages) {
            all.writeBytes(message);
        }
        return all.toByteArray();
    }
}
