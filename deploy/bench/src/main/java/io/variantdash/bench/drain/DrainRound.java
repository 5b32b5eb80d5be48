package io.variantdash.bench.drain;

import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Database;
import io.variantdash.bench.testbed.Testbed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Measures how long a contender takes for a backlog. */
public final class DrainRound {

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final long POLL_MILLIS = 50;

    private final Database database;
    private final Topics topics;
    private final String bootstrapServers;
    private final ProcessTree postgres;

    public DrainRound(Testbed testbed, Database database, Topics topics) {
        this.database = database;
        this.topics = topics;
        this.bootstrapServers = testbed.kafka().bootstrapServers();
        this.postgres = testbed.postgresProcesses(database);
    }

    /** On empty tables. */
    public DrainMeasurement measure(Contender contender, Workload workload) {
        contender.clear();
        return continueWith(contender, workload);
    }

    /** On what the tables hold. */
    public DrainMeasurement continueWith(Contender contender, Workload workload) {
        topics.empty();
        Expectation expected = Expectation.of(workload);
        long storedBefore = contender.storedEvents();
        try (Backlog backlog = new Backlog(bootstrapServers)) {
            workload.numbers()
                    .forEach(number -> contender
                            .records(workload.event(number), workload.partition(number))
                            .forEach(backlog::add));
            backlog.complete();
            database.checkpoint();
            writeOutDirtyPages();
            requirePatience(contender, storedBefore);
            DrainMeasurement measured = drain(contender, expected, backlog);
            contender.verify(expected, storedBefore);
            return measured;
        }
    }

    private DrainMeasurement drain(Contender contender, Expectation expected, Backlog backlog) {
        Usage before = Usage.soFar(contender.process(), postgres, database);
        long start = System.nanoTime();
        backlog.release();
        while (!contender.hasFinished(expected, backlog.endOffsets())) {
            contender.requireAlive();
            if (System.nanoTime() - start > LONGEST.toNanos()) {
                throw new IllegalStateException("%s has not finished %,d events within %d minutes"
                        .formatted(contender.name(), expected.events(), LONGEST.toMinutes()));
            }
            pause();
        }
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        return new DrainMeasurement(
                expected.events(),
                time,
                Usage.soFar(contender.process(), postgres, database).since(before));
    }

    // A contender that reads what is not committed began long before its time is taken.
    private static void requirePatience(Contender contender, long stored) {
        if (contender.storedEvents() != stored) {
            throw new IllegalStateException(contender.name() + " reads events before they are committed to Kafka");
        }
    }

    // Or the disk is still busy with the backlog while the contender waits for its first commits.
    private static void writeOutDirtyPages() {
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run sync", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a round", e);
        }
    }
}
