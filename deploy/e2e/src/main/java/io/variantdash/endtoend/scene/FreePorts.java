package io.variantdash.endtoend.scene;

import io.variantdash.embedded.Ports;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports for servers that are going to be away for a while: below those that the system gives to clients, or a client
 * could take the port meanwhile.
 */
final class FreePorts {

    private static final int FIRST = 20_000;
    private static final int END = 32_000;

    private FreePorts() {}

    static int next() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST, END))
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow();
    }
}
