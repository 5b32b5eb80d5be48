package io.variantdash.bench.fanout;

import io.variantdash.bench.machine.FlightRecording;
import io.variantdash.testkit.report.Report;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Warm-up, then rounds of each size in which the servers take turns, each first as often as the other. */
final class FanoutRun {

    private static final Case WARM_UP = new Case(1_000, 20, 1);

    private final FanoutOptions options;
    private final Report report;
    private final FanoutRound round;
    private final FanoutFigures figures = new FanoutFigures(FanoutCommand.OURS);

    FanoutRun(FanoutOptions options, Report report, FanoutRound round) {
        this.options = options;
        this.report = report;
        this.round = round;
    }

    FanoutFigures run(List<LiveServer> servers) {
        servers.forEach(server -> measure("warm-up", server, WARM_UP, options.warmup));
        Optional<FlightRecording> recording = Optional.ofNullable(options.recording)
                .map(file -> FlightRecording.start(servers.get(0).process().root(), file));
        options.cases().forEach(size -> alternate(size, servers));
        recording.ifPresent(FlightRecording::stop);
        return figures;
    }

    private void alternate(Case size, List<LiveServer> servers) {
        List<LiveServer> order = new ArrayList<>(servers);
        for (int number = 1; number <= options.measured.rounds(); number++) {
            for (LiveServer server : order) {
                figures.add(size, server.name(), measure("round " + number, server, size, options.measured.seconds()));
            }
            Collections.reverse(order);
        }
    }

    private FanoutMeasurement measure(String name, LiveServer server, Case size, int seconds) {
        FanoutMeasurement measured = round.measure(server, size, seconds);
        report.progress(String.format(
                Locale.ROOT,
                "%s, %s, %s: %.2f %% received, %d connections lost, p50 %.1f ms, p99 %.1f ms",
                size.show(),
                name,
                server.name(),
                100 * measured.share(),
                measured.received().lostConnections(),
                measured.received().milliseconds(50),
                measured.received().milliseconds(99)));
        return measured;
    }
}
