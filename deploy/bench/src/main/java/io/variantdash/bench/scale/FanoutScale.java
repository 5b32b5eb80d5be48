package io.variantdash.bench.scale;

import io.variantdash.bench.load.LiveClients;
import io.variantdash.bench.load.Received;
import io.variantdash.bench.load.Schedule;
import io.variantdash.bench.load.UpdateSource;
import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.local.stack.StackOptions;
import io.variantdash.local.stack.process.ServiceProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same number of clients, spread evenly over so many replicas of query-service, on one persona. */
record FanoutScale(Surroundings surroundings, ScaleOptions options, int replicas) {

    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final Duration LEAD = Duration.ofMillis(200);
    private static final int WARM_UP_ROUNDS = 2;

    void run(ScaleFigures figures) {
        StackOptions.Builder stack = StackOptions.builder()
                .serviceEnvironment(options.settings.service())
                .queryReplicas(replicas);
        List<LiveClients> groups = new ArrayList<>();
        try (Testbed testbed =
                        Testbed.start(surroundings, "scale-fanout-" + replicas, stack, options.settings.postgres());
                UpdateSource source = new UpdateSource(testbed.kafka().bootstrapServers())) {
            // It brought the schema, and has nothing to do here.
            testbed.stack().ingest().forEach(ServiceProcess::stop);
            for (ServiceProcess service : testbed.stack().query()) {
                groups.add(LiveClients.connect(service.uri(), options.clients / replicas, 1));
            }
            long next = 0;
            for (int number = 1 - WARM_UP_ROUNDS; number <= options.measured.rounds(); number++) {
                Schedule schedule =
                        Schedule.startingIn(LEAD, next, options.updatesPerSecond, options.measured.seconds());
                next = schedule.end();
                FanoutShare measured = measure(testbed, source, groups, schedule);
                surroundings
                        .report()
                        .progress(String.format(
                                Locale.ROOT,
                                "%d of query-service, round %d: %,d frames, p99 %.1f ms",
                                replicas,
                                number,
                                measured.frames(),
                                measured.milliseconds(99)));
                if (number > 0) {
                    figures.sent(replicas, measured);
                }
            }
        } finally {
            groups.forEach(LiveClients::close);
        }
    }

    private FanoutShare measure(Testbed testbed, UpdateSource source, List<LiveClients> groups, Schedule schedule) {
        Duration before = cpu(testbed);
        groups.forEach(group -> group.begin(schedule));
        source.send(schedule, 1);
        long each = schedule.updates() * options.clients / replicas;
        groups.forEach(group -> group.await(each, SILENCE));
        List<Received> received = groups.stream().map(LiveClients::soFar).toList();
        testbed.requireAlive();
        return FanoutShare.of(each * replicas, received, cpu(testbed).minus(before));
    }

    private static Duration cpu(Testbed testbed) {
        return testbed.stack().query().stream()
                .map(service -> new ProcessTree(service.handle()).cpu())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
