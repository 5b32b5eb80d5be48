package io.variantdash.ingest.erasure;

import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.ingest.IngestConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an erasure does not reach, and for how long that stays. */
@ApplicationScoped
class UnreachedPlaces {

    private static final List<String> TOPICS = Stream.concat(
                    Stream.of(EventType.values()).map(EventType::topic),
                    Stream.of(Topics.DEAD_LETTER, Topics.DASHBOARD_UPDATES))
            .toList();

    private final TopicRetention retention;
    private final Duration backups;

    UnreachedPlaces(TopicRetention retention, IngestConfiguration configuration) {
        this.retention = retention;
        backups = configuration.backupRetention();
    }

    /** All of them; what was written before {@code erased} is gone at their times. */
    List<Unreached> of(Erasure erasure) {
        List<Unreached> places = new ArrayList<>();
        for (String topic : TOPICS) {
            places.add(topic(topic, erasure.requestedAt()));
        }
        places.add(new Unreached(
                Topics.ERASURES,
                null,
                "The persona's id stays, as the name of who is erased, until DELETE of this erasure allows it again."));
        places.add(
                new Unreached(
                        Topics.DASHBOARD_PARAMETERS,
                        null,
                        "query-service deletes what was learnt of the persona when it hears that the erasure is done; Kafka keeps the record until it compacts the topic."));
        Instant gone =
                erasure.finishedAt() == null ? null : erasure.finishedAt().plus(backups);
        places.add(
                new Unreached(
                        "backups",
                        gone,
                        gone == null
                                ? "Backups have the rows; when they are gone is known when the erasure is done."
                                : "Backups that are older than the end of the erasure have the rows, for as long as dashboard.backup-retention says. Whoever restores one erases again: ingest-service does that by itself at its start."));
        return places;
    }

    private Unreached topic(String topic, Instant erased) {
        Optional<Duration> kept = retention.of(topic);
        return new Unreached(
                topic,
                kept.map(erased::plus).orElse(null),
                kept.isPresent()
                        ? "Kafka keeps records that were written before the erasure until then, and later ones as long from their own time."
                        : "Kafka does not tell now for how long it keeps records, or keeps them for ever.");
    }
}
