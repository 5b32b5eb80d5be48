package io.variantdash.endtoend.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Well-behaved dashboards, spread over personas and replicas. */
public final class ClientFleet implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 10;

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2, ClientFleet::daemon);
    private final Latencies latencies = new Latencies();
    private final List<DashboardClient> clients = new ArrayList<>();

    /** Connects so many of them. */
    public ClientFleet(List<URI> replicas, List<String> personas, int size, long seed) {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < size; i++) {
            clients.add(new DashboardClient(
                    personas.get(i % personas.size()),
                    replicas,
                    i / personas.size(),
                    client,
                    scheduler,
                    new Random(seed + i),
                    latencies));
        }
        clients.forEach(DashboardClient::connect);
    }

    public Latencies latencies() {
        return latencies;
    }

    public int size() {
        return clients.size();
    }

    /** The connection of one of them breaks. */
    public void drop(int which) {
        clients.get(which).drop();
    }

    /** Returns when each of them has seen the last of what was published so far, or not after a long time. */
    public void awaitCaughtUp(UpdateStream updates) throws InterruptedException {
        updates.flush();
        awaitCaughtUp(updates.expected());
    }

    /** Returns when each of them has seen the last of what is in the books, or not after a long time. */
    public void awaitCaughtUp(ExpectedState expected) throws InterruptedException {
        Map<String, Long> ends = new TreeMap<>();
        clients.forEach(one -> ends.computeIfAbsent(one.persona(), expected::end));
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!clients.stream().allMatch(one -> hasSeen(one, expected, ends)) && System.nanoTime() < deadline) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** What all of them saw, against what was published. */
    public FleetVerdict verdict(UpdateStream updates) {
        return verdict(updates.expected());
    }

    /** What all of them saw, against what is in the books. */
    public FleetVerdict verdict(ExpectedState expected) {
        return FleetVerdict.of(expected, clients);
    }

    @Override
    public void close() {
        clients.forEach(DashboardClient::close);
        scheduler.shutdownNow();
    }

    private static boolean hasSeen(DashboardClient one, ExpectedState expected, Map<String, Long> ends) {
        StreamPosition last = one.received().last();
        return last != null
                && last.epoch().equals(expected.epoch())
                && last.offset() >= ends.getOrDefault(one.persona(), -1L);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fleet");
        thread.setDaemon(true);
        return thread;
    }
}
