package io.variantdash.bench.scale;

import io.variantdash.bench.drain.DrainMeasurement;
import io.variantdash.bench.drain.DrainRound;
import io.variantdash.bench.drain.IngestService;
import io.variantdash.bench.drain.Mix;
import io.variantdash.bench.drain.Topics;
import io.variantdash.bench.drain.Workload;
import io.variantdash.bench.testbed.Database;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Drains the same backlog with so many replicas of ingest-service, which share its partitions. */
record IngestScale(Surroundings surroundings, ScaleOptions options, int replicas) {

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int WARM_UP_ROUNDS = 2;

    void run(ScaleFigures figures) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var stack = IngestService.stack(options.settings.service()).ingestReplicas(replicas);
        try (Testbed testbed =
                        Testbed.start(surroundings, "scale-ingest-" + replicas, stack, options.settings.postgres());
                Database database = Database.connect(testbed.postgres());
                Topics topics = new Topics(testbed.kafka().bootstrapServers());
                IngestService service = new IngestService(testbed, database, topics)) {
            DrainRound round = new DrainRound(testbed, database, topics);
            for (int number = 1 - WARM_UP_ROUNDS; number <= options.measured.rounds(); number++) {
                // The service remembers the events of the rounds before.
                Instant roundEnd = end.plusMillis(number - options.measured.rounds());
                Workload workload = Workload.endingAt(roundEnd, INTERVAL, options.events, Mix.REPORTS);
                DrainMeasurement measured = round.measure(service, workload);
                surroundings
                        .report()
                        .progress(String.format(
                                Locale.ROOT,
                                "%d of ingest-service, round %d: %,.0f events/s",
                                replicas,
                                number,
                                measured.eventsPerSecond()));
                if (number > 0) {
                    figures.ingested(replicas, measured);
                }
            }
        }
    }
}
