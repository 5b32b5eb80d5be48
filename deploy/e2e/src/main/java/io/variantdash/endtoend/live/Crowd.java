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
public final class Crowd implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long POLL_MILLIS = 10;

    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2, Crowd::daemon);
    private final Latencies latencies = new Latencies();
    private final List<Spectator> spectators = new ArrayList<>();

    /** Connects so many of them. */
    public Crowd(List<URI> replicas, List<String> personas, int size, long seed) {
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < size; i++) {
            spectators.add(new Spectator(
                    personas.get(i % personas.size()),
                    replicas,
                    i / personas.size(),
                    client,
                    scheduler,
                    new Random(seed + i),
                    latencies));
        }
        spectators.forEach(Spectator::connect);
    }

    public Latencies latencies() {
        return latencies;
    }

    public int size() {
        return spectators.size();
    }

    /** The connection of one of them breaks. */
    public void drop(int which) {
        spectators.get(which).drop();
    }

    /** Returns when each of them has seen the last of what was published so far, or not after a long time. */
    public void awaitCaughtUp(UpdateStream updates) throws InterruptedException {
        updates.flush();
        awaitCaughtUp(updates.ledger());
    }

    /** Returns when each of them has seen the last of what is in the books, or not after a long time. */
    public void awaitCaughtUp(Ledger ledger) throws InterruptedException {
        Map<String, Long> ends = new TreeMap<>();
        spectators.forEach(one -> ends.computeIfAbsent(one.persona(), ledger::end));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!spectators.stream().allMatch(one -> hasSeen(one, ledger, ends)) && System.nanoTime() < deadline) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** What all of them saw, against what was published. */
    public CrowdVerdict verdict(UpdateStream updates) {
        return verdict(updates.ledger());
    }

    /** What all of them saw, against what is in the books. */
    public CrowdVerdict verdict(Ledger ledger) {
        return CrowdVerdict.of(ledger, spectators);
    }

    @Override
    public void close() {
        spectators.forEach(Spectator::close);
        scheduler.shutdownNow();
    }

    private static boolean hasSeen(Spectator one, Ledger ledger, Map<String, Long> ends) {
        Place last = one.sight().last();
        return last != null
                && last.epoch().equals(ledger.epoch())
                && last.offset() >= ends.getOrDefault(one.persona(), -1L);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "crowd");
        thread.setDaemon(true);
        return thread;
    }
}
