package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.environment.LiveSettings;
import io.variantdash.endtoend.live.RawClient;
import java.time.Duration;
import java.util.List;

/** Clients for whom more and more frames wait. */
final class DoesNotKeepUp implements LiveFault {

    private static final int CLIENTS = 6;
    private static final int CHARACTERS = 16_000;
    private static final int PORTION = 20;
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final boolean trickles;

    /** Clients that read a byte a second, or nothing at all. */
    DoesNotKeepUp(boolean trickles) {
        this.trickles = trickles;
    }

    @Override
    public String name() {
        return trickles ? "reads-one-byte-a-second" : "never-reads";
    }

    @Override
    public String description() {
        return trickles
                ? "clients that read a byte a second while megabytes wait for them"
                : "clients that never read while megabytes wait for them";
    }

    @Override
    public boolean isShort() {
        return !trickles;
    }

    @Override
    public void strike(LiveFaultContext context) throws InterruptedException {
        List<RawClient> clients = context.clients(CLIENTS, LARGE);
        Thread reader = new Thread(() -> trickle(clients), "trickle");
        if (trickles) {
            reader.start();
        }
        for (int published = 0; published < context.scaled(1_200, 800); published += PORTION) {
            context.updates().publishLarge(LARGE, PORTION, CHARACTERS);
            // As fast as clients that do read can take them here: a busy machine must not make those too slow as well.
            context.fleet().awaitCaughtUp(context.updates());
        }
        context.tell("megabytes wait for clients that do not take them");
        Thread.sleep(Duration.ofSeconds(2L * LiveSettings.SEND_TIMEOUT).toMillis());
        reader.interrupt();
        reader.join();
        for (RawClient client : clients) {
            // Where in a frame it stands is unknown; that the connection ends is what counts.
            if (!client.drains(TIMEOUT)) {
                context.problems().accept("a client that does not keep up is still connected");
            }
            client.close();
        }
    }

    private static void trickle(List<RawClient> clients) {
        try {
            while (true) {
                clients.forEach(RawClient::readByte);
                Thread.sleep(Duration.ofSeconds(1).toMillis());
            }
        } catch (InterruptedException e) {
            // That was enough.
        }
    }
}
