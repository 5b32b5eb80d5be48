package io.variantdash.local.replay;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.local.log.Console;
import io.variantdash.local.replay.file.MalformedFileException;
import io.variantdash.local.replay.file.VariantsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Plays the variants of a file as monitor events, and knows when all of them are stored. */
public final class Replay {

    /** How long a history is. */
    public static final Duration SPAN = History.SPAN;

    private static final long POLL_MILLIS = 200;

    private final History history;

    private Replay(History history) {
        this.history = history;
    }

    /**
     * Reads a file.
     *
     * @param end when its history ends; the same instant gives the same events
     * @throws MalformedFileException if it is not a file of variants
     */
    public static Replay of(Path file, Instant end) throws IOException {
        return new Replay(new History(VariantsFile.read(file), end));
    }

    /** How many events it has. */
    public int size() {
        return history.size();
    }

    /** Sends all events at their pace and returns when every one of them is stored. */
    public void play(KafkaBroker kafka, PostgresServer postgres, Speed speed, Console console)
            throws InterruptedException {
        ProgressReport report = new ProgressReport(console);
        awaitStored(kafka, send(kafka, speed, report), report);
        requireFinalStates(postgres);
    }

    private Map<TopicPartition, Long> send(KafkaBroker kafka, Speed speed, ProgressReport report)
            throws InterruptedException {
        report.now("%,d events, from %s on", size(), history.begin());
        Pace pace = new Pace(speed, history.begin());
        try (Sender sender = new Sender(kafka.bootstrapServers())) {
            int sent = 0;
            for (Iterator<MonitorEvent> events = history.events().iterator(); events.hasNext(); sent++) {
                MonitorEvent event = events.next();
                pace.await(event.occurredAt());
                sender.send(event);
                report.sometimes("%,d of %,d events sent, now at %s", sent, size(), event.occurredAt());
            }
            return sender.flush();
        }
    }

    private static void awaitStored(KafkaBroker kafka, Map<TopicPartition, Long> endOffsets, ProgressReport report)
            throws InterruptedException {
        report.now("all events sent");
        try (IngestProgress progress = new IngestProgress(kafka.bootstrapServers())) {
            for (long missing = progress.missing(endOffsets); missing > 0; missing = progress.missing(endOffsets)) {
                report.sometimes("%,d events are not stored yet", missing);
                Thread.sleep(POLL_MILLIS);
            }
        }
    }

    // An event that went to the dead letters is done for the ingest service, but not stored.
    private void requireFinalStates(PostgresServer postgres) {
        List<PerformanceUpdate> lastUpdates = history.lastUpdates();
        int stored = StoredVariants.count(postgres, lastUpdates);
        if (stored != lastUpdates.size()) {
            throw new IllegalStateException(
                    "Only %d of %d variants arrived in the database; the topic monitor.dead-letter tells why."
                            .formatted(stored, lastUpdates.size()));
        }
    }
}
