package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.environment.HeapInspection;
import io.variantdash.endtoend.environment.Replica;
import io.variantdash.endtoend.live.RawClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Ten thousand visitors who look in and go, half of them without a word: nothing may be left of them. */
final class ConnectsAndCloses implements LiveFault {

    private static final int CONNECTIONS = 10_000;
    private static final int AT_ONCE = 16;
    private static final int MOST_TIMERS = 50;
    private static final int MOST_THREADS = 20;
    /** 400 for each connection, of which even the smallest object graph takes more. */
    private static final long MOST_BYTES = 4_000_000;

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration CALM = Duration.ofSeconds(15);

    @Override
    public String name() {
        return "connects-and-closes";
    }

    @Override
    public String description() {
        return "10,000 connects and closes; connections, timers, threads and memory come back to where they were";
    }

    @Override
    public void strike(LiveFaultContext context) throws InterruptedException {
        Replica replica = context.replica(0);
        visit(context, replica, CONNECTIONS / 10);
        Thread.sleep(CALM.toMillis());
        HeapInspection before = HeapInspection.of(replica);
        context.tell("before: " + before);
        visit(context, replica, context.scaled(CONNECTIONS, CONNECTIONS / 10));
        Thread.sleep(CALM.toMillis());
        HeapInspection after = HeapInspection.of(replica);
        context.tell("after: " + after);
        limit(context, "connections", (long) (after.connections() - before.connections()), 0);
        limit(context, "timers", after.timers() - before.timers(), MOST_TIMERS);
        limit(context, "threads", (long) (after.threads() - before.threads()), MOST_THREADS);
        limit(context, "bytes", after.liveBytes() - before.liveBytes(), MOST_BYTES);
    }

    private static void visit(LiveFaultContext context, Replica replica, int visitors) throws InterruptedException {
        String persona = context.personas().get(0);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        for (int i = 0; i < visitors; i++) {
            boolean polite = i % 2 == 0;
            threads.execute(() -> look(replica, persona, polite, context));
        }
        threads.shutdown();
        if (!threads.awaitTermination(TIMEOUT.toMinutes(), TimeUnit.MINUTES)) {
            threads.shutdownNow();
            context.problems().accept("not all could connect in %d minutes".formatted(TIMEOUT.toMinutes()));
        }
    }

    private static void look(Replica replica, String persona, boolean polite, LiveFaultContext context) {
        try {
            RawClient client = new RawClient(replica.uri(), persona);
            client.skipFrame();
            if (polite) {
                client.sayGoodBye();
            } else {
                client.reset();
            }
        } catch (RuntimeException e) {
            context.problems().accept("a visitor could not connect: " + e.getMessage());
        }
    }

    private static void limit(LiveFaultContext context, String what, long growth, long most) {
        if (growth > most) {
            context.problems().accept("%d more %s than before".formatted(growth, what));
        }
    }
}
