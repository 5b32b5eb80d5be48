package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.live.RawClient;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that talk all the time, and come again when they are closed. They hand over many messages at once, so that it costs
 * them little, and the time of a machine that they share with the replicas is not what is measured.
 */
final class Floods implements LiveFault {

    private static final int CLIENTS = 6;
    private static final int MESSAGES_AT_ONCE = 1_000;
    private static final int MOST_PORTIONS = 1_000;
    private static final int TOO_MANY = 4029;
    private static final byte[] PORTION = portion("{\"type\":\"refresh\"}".getBytes(StandardCharsets.US_ASCII));

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
        long portions = 0;
        for (int round = 0; round < context.scaled(20, 2); round++) {
            portions += strikeOnce(context);
        }
        context.tell("the network took %d messages".formatted(portions * MESSAGES_AT_ONCE));
    }

    private static long strikeOnce(LiveFaultContext context) throws InterruptedException {
        AtomicLong portions = new AtomicLong();
        List<RawClient> clients = context.clients(CLIENTS, context.personas().get(0));
        List<Thread> writers = clients.stream()
                .map(client -> new Thread(() -> flood(client, portions), "flood"))
                .toList();
        writers.forEach(Thread::start);
        clients.forEach(client -> context.expectEnd("a client that floods", client, TOO_MANY));
        for (Thread writer : writers) {
            writer.join();
        }
        return portions.get();
    }

    private static void flood(RawClient client, AtomicLong portions) {
        int sent = 0;
        while (sent < MOST_PORTIONS && client.sendBytes(PORTION)) {
            sent++;
            portions.incrementAndGet();
        }
    }

    private static byte[] portion(byte[] message) {
        byte[] frame = RawClient.frame(RawClient.TEXT, true, message.length, message);
        ByteBuffer portion = ByteBuffer.allocate(MESSAGES_AT_ONCE * frame.length);
        while (portion.hasRemaining()) {
            portion.put(frame);
        }
        return portion.array();
    }
}
