package io.variantdash.query.live.connection;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.RawSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Clients that send anything: they are answered or closed, and nobody else notices. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class AnyBytesTest {

    private static final String KEPT =
            "/io/variantdash/query/live/wire/InboundGuardFuzzTestInputs/anyBytesAreFramesOrAViolation";
    private static final int MUTATIONS_OF_EACH = 10;
    private static final byte[] CLOSE = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};

    private final String persona = "persona-" + UUID.randomUUID();

    @Test
    void areAnsweredOrClosedAndDisturbNobody() throws IOException {
        try (LiveClient other = LiveClient.connect(persona)) {
            other.next("initial_data");
            for (byte[] bytes : inputs(new Random(1))) {
                try (RawSocket socket = RawSocket.upgraded(RestAssured.port, persona)) {
                    socket.send(bytes);
                    socket.send(CLOSE);
                    // What was cut short would go on, for as long as a client may be silent.
                    socket.socket().shutdownOutput();

                    socket.readToTheEnd();
                }
            }
            other.say("{\"type\":\"ping\"}").next("pong");
        }
    }

    private static List<byte[]> inputs(Random random) throws IOException {
        List<byte[]> inputs = new ArrayList<>();
        for (byte[] kept : kept()) {
            inputs.add(kept);
            for (int i = 0; i < MUTATIONS_OF_EACH && kept.length > 0; i++) {
                byte[] mutated = kept.clone();
                mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                inputs.add(mutated);
            }
        }
        return inputs;
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
