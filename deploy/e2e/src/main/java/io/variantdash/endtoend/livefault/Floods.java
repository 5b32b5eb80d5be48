package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.live.RawClient;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Clients that talk all the time. */
final class Floods implements LiveFault {

    private static final int CLIENTS = 6;
    private static final int MOST_MESSAGES = 1_000_000;
    private static final int TOO_MANY = 4029;
    private static final byte[] REFRESH = "{\"type\":\"refresh\"}".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "floods";
    }

    @Override
    public String description() {
        return "clients that ask for a refresh as fast as they can";
    }

    @Override
    public void strike(LiveFaultContext context) throws InterruptedException {
        List<RawClient> clients = context.clients(CLIENTS, context.personas().get(0));
        List<Thread> writers = clients.stream()
                .map(client -> new Thread(() -> flood(client), "flood"))
                .toList();
        writers.forEach(Thread::start);
        clients.forEach(client -> context.expectEnd("a client that floods", client, TOO_MANY));
        for (Thread writer : writers) {
            writer.join();
        }
    }

    private static void flood(RawClient client) {
        int sent = 0;
        while (sent < MOST_MESSAGES && client.send(RawClient.TEXT, true, REFRESH)) {
            sent++;
        }
    }
}
