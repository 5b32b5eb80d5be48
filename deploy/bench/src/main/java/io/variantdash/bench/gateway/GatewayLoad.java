package io.variantdash.bench.gateway;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Clients that send the next request as soon as the one before is accepted. */
record GatewayLoad(URI service, NumberedEvents source, int clients) {

    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    /** Sends requests of so many events for so long; returns how many microseconds each took. */
    Histogram run(int events, Duration duration) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + duration.toNanos();
            List<Future<Histogram>> running = IntStream.range(0, clients)
                    .mapToObj(client -> threads.submit(() -> send(events, end)))
                    .toList();
            Histogram all = new Histogram(LONGEST_MICROS, DIGITS);
            for (Future<Histogram> client : running) {
                all.add(client.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    private Histogram send(int events, long end) throws IOException {
        Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
        try (Posts posts = new Posts(service)) {
            while (System.nanoTime() < end) {
                String body = source.next(events);
                long start = System.nanoTime();
                posts.accept(body);
                micros.recordValue((System.nanoTime() - start) / 1_000);
            }
        }
        return micros;
    }
}
