package io.variantdash.local.stack;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.embedded.port.Ports;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** An offset whose ports are free, and below those of outgoing connections, until it is closed. */
record PlaceForAStack(int offset, PortReservation kafka) implements AutoCloseable {

    private static final ShiftedPorts UNSHIFTED = new ShiftedPorts(0);

    // Downwards, for these ports are above the first of outgoing connections on some systems; those of services would
    // be
    // too low then. From here Kafka is among the ports that can be reserved, and to there PostgreSQL is below them, so
    // that
    // no other reservation meets it and that of Kafka stands for the pair.
    private static final int FIRST = 10_000 - UNSHIFTED.kafka();
    private static final int END = 10_000 - UNSHIFTED.postgres();

    static PlaceForAStack find() {
        return Stream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST / 2, END / 2) * 2)
                .flatMap(offset -> PortReservation.of(UNSHIFTED.kafka() + offset).stream()
                        .map(kafka -> new PlaceForAStack(offset, kafka)))
                .filter(PlaceForAStack::isFree)
                .findFirst()
                .orElseThrow();
    }

    ShiftedPorts ports() {
        return new ShiftedPorts(offset);
    }

    @Override
    public void close() {
        kafka.close();
    }

    private boolean isFree() {
        boolean free = Ports.isFree(ports().postgres());
        if (!free) {
            close();
        }
        return free;
    }
}
