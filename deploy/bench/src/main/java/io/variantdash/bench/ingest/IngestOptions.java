package io.variantdash.bench.ingest;

import io.variantdash.bench.drain.Workload;
import io.variantdash.testkit.option.Numbers;
import io.variantdash.testkit.option.RoundOptions;
import io.variantdash.testkit.option.SettingOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of the ingest benchmark. */
final class IngestOptions {

    enum Only {
        OURS(Optional.empty()),
        PEER(Optional.of(Peer.ONE_SINK)),
        EQUAL(Optional.of(Peer.TWO_SINKS));

        private final Optional<Peer> peer;

        Only(Optional<Peer> peer) {
            this.peer = peer;
        }
    }

    @Mixin
    final RoundOptions measured = new RoundOptions(5, 30);

    @Option(names = "--events", paramLabel = "N", description = "Events a round, instead of --seconds.")
    @Nullable Long events;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Events of each of the two warm-up rounds (${DEFAULT-VALUE}).")
    long warmup = 300_000;

    @Option(
            names = "--stored",
            paramLabel = "N",
            description = "Events that are stored already when a round begins, as 29 days of them (${DEFAULT-VALUE})."
                    + " Needs --only ours: the peer has no history.")
    long stored;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description = "How often a variant is reported on (${DEFAULT-VALUE}); it decides how many reports fall "
                    + "into one minute of the history.")
    int interval = 10;

    @Option(names = "--variants", paramLabel = "N", description = "How many variants there are (${DEFAULT-VALUE}).")
    int variants = Workload.VARIANTS;

    @Option(
            names = "--copies",
            paramLabel = "SHARE",
            description = "Which share of the records are copies of one shortly before (${DEFAULT-VALUE}).")
    double copies;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "ours|peer|equal",
            description = "Measure only these: ours, one sink for the newest state, two for the audit rows as well.")
    Set<Only> only = EnumSet.allOf(Only.class);

    @Option(names = "--no-limit", description = "Leave out PostgreSQL's COPY, which takes its time.")
    boolean noLimit;

    @Option(
            names = "--mixed",
            description = "Also drain a backlog with all kinds of events, which the peer cannot store.")
    boolean mixed;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep the data of PostgreSQL and Kafka in this directory, which must not exist yet.")
    @Nullable Path directoryToKeep;

    @Option(names = "--jfr", paramLabel = "FILE", description = "Record our service with Java Flight Recorder.")
    @Nullable Path recording;

    @Mixin
    final SettingOptions settings = new SettingOptions();

    @Option(
            names = "--peer",
            paramLabel = "NAME=VALUE",
            description = "A setting of the peers' connectors; repeatable.")
    Map<String, String> peer = new LinkedHashMap<>();

    void check() {
        measured.check();
        Numbers.requirePositive("--events", events == null ? 1 : events);
        Numbers.requirePositive("--warmup", warmup);
        Numbers.requirePositive("--interval", interval);
        Numbers.requireAtLeast(0, "--stored", stored);
        Numbers.requireAtLeast(Workload.PERSONAS, "--variants", variants);
        if (!(copies >= 0 && copies < 0.9)) {
            throw new IllegalStateException("--copies is %s; it must lie in 0..0.9".formatted(copies));
        }
        if (stored > 0 && !peers().isEmpty()) {
            throw new IllegalStateException("--stored: the peer has no history; add --only ours");
        }
    }

    boolean measuresOurs() {
        return only.contains(Only.OURS);
    }

    List<Peer> peers() {
        return only.stream().flatMap(contender -> contender.peer.stream()).toList();
    }

    @Nullable Path directoryToKeep() {
        // Every round empties the tables, and the data of a stack would go with that.
        if (directoryToKeep != null && Files.exists(directoryToKeep)) {
            throw new IllegalStateException("--keep: " + directoryToKeep + " exists; name a new directory");
        }
        return directoryToKeep;
    }

    Duration reportInterval() {
        return Duration.ofSeconds(interval);
    }

    Optional<Path> recording() {
        return Optional.ofNullable(recording).map(Path::toAbsolutePath);
    }
}
