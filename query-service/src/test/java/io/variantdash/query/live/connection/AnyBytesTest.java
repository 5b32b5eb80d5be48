package io.variantdash.query.live.connection;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.variantdash.embedded.fuzz.FuzzSeed;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.raw.RawSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clients that send anything: they are answered or closed, and nobody else notices. 250 of them, 20,000 with {@code -Pfull}. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class AnyBytesTest {

    private static final String KEPT =
            "/io/variantdash/query/live/wire/InboundGuardFuzzTestInputs/anyBytesAreFramesOrAViolation";
    private static final int CLIENTS = Boolean.getBoolean("test.full") ? 20_000 : 250;
    private static final byte[] CLOSE = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};

    private final String persona = "persona-" + UUID.randomUUID();
    private final long seed = FuzzSeed.value();

    @Test
    void areAnsweredOrClosedAndDisturbNobody() throws IOException {
        List<byte[]> kept = kept();
        Random random = new Random(seed);
        try (LiveClient other = LiveClient.connect(persona)) {
            other.next("initial_data");
            for (int i = 0; i < CLIENTS; i++) {
                byte[] bytes = kept.get(i % kept.size());
                try {
                    exchange(i < kept.size() ? bytes : mutated(bytes, random));
                } catch (IOException e) {
                    throw new UncheckedIOException("seed %d, client %d".formatted(seed, i), e);
                }
            }
            other.say("{\"type\":\"ping\"}").nextAfterOutage("pong");
        }
    }

    private void exchange(byte[] bytes) throws IOException {
        try (RawSocket socket = RawSocket.upgraded(RestAssured.port, persona)) {
            // In one, as the server may end the connection for what came first.
            byte[] all = Arrays.copyOf(bytes, bytes.length + CLOSE.length);
            System.arraycopy(CLOSE, 0, all, bytes.length, CLOSE.length);
            socket.send(all);
            // What was cut short would go on, for as long as a client may be silent.
            socket.socket().shutdownOutput();

            socket.readToTheEnd();
        }
    }

    /** With some bits turned over, or as the beginning of something longer. */
    private static byte[] mutated(byte[] kept, Random random) {
        byte[] mutated = Arrays.copyOf(kept, kept.length + (random.nextInt(4) == 0 ? random.nextInt(200) : 0));
        for (int turns = random.nextInt(4); turns >= 0 && mutated.length > 0; turns--) {
            mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return mutated;
    }

    private static List<byte[]> kept() throws IOException {
        URI folder;
        try {
            folder =
                    Objects.requireNonNull(AnyBytesTest.class.getResource(KEPT)).toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.sorted().map(AnyBytesTest::read).toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
