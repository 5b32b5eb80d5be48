package io.variantdash.bench.rest;

import io.variantdash.bench.load.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Clients that ask again as soon as they have an answer. */
record Load(URI address, int clients, boolean gzip, Credentials credentials) {

    private static final long LONGEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;

    /** Asks for so long. */
    Answers run(Duration duration) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long end = System.nanoTime() + duration.toNanos();
            List<Future<Answers>> running = IntStream.range(0, clients)
                    .mapToObj(client -> threads.submit(() -> ask(end)))
                    .toList();
            Answers all = new Answers(new Histogram(LONGEST_MICROS, DIGITS), 0, duration);
            for (Future<Answers> client : running) {
                Answers answers = client.get();
                all.micros.add(answers.micros);
                all = new Answers(all.micros, all.bytes + answers.bytes, duration);
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed: " + e.getCause(), e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many milliseconds one answer takes. */
    double once() {
        try (Connection connection = new Connection(address, gzip, credentials)) {
            long start = System.nanoTime();
            connection.get();
            return (System.nanoTime() - start) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answers ask(long end) throws IOException {
        Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
        long bytes = 0;
        try (Connection connection = new Connection(address, gzip, credentials)) {
            long start = System.nanoTime();
            while (start < end) {
                bytes += connection.get();
                long answered = System.nanoTime();
                micros.recordValue((answered - start) / 1_000);
                start = answered;
            }
        }
        return new Answers(micros, bytes, Duration.ZERO);
    }

    /** How long answers took, and how much they brought. */
    record Answers(Histogram micros, long bytes, Duration duration) {

        double milliseconds(double percentile) {
            return micros.getValueAtPercentile(percentile) / 1e3;
        }

        double perSecond() {
            return micros.getTotalCount() * 1e9 / duration.toNanos();
        }

        double meanKibibytes() {
            return bytes / 1024.0 / micros.getTotalCount();
        }
    }
}
