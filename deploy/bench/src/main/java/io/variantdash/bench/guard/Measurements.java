package io.variantdash.bench.guard;

import io.variantdash.bench.endtoend.EndToEndCommand;
import io.variantdash.bench.fanout.FanoutCommand;
import io.variantdash.bench.fanout.FanoutFigures;
import io.variantdash.bench.ingest.IngestCommand;
import io.variantdash.bench.rest.RestCommand;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.testkit.report.Spread;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

/** Runs the benchmarks as people do, each for a short time, and takes the ratios of their rounds. */
record Measurements(Surroundings surroundings, GuardOptions options) {

    /** What the faster contender drains in about a second of the ingest benchmark's warm-up. */
    private static final int EVENTS_PER_WARM_UP_SECOND = 20_000;

    Map<Figure, Spread> all() {
        Map<Figure, Spread> ratios = new EnumMap<>(Figure.class);
        options.only.forEach(part -> {
            surroundings.report().progress("── " + part);
            switch (part) {
                case INGEST -> add(ratios, Figure.INGEST, ingest());
                case FANOUT -> {
                    FanoutFigures figures = fanout();
                    add(ratios, Figure.FANOUT_ONE, figures.ratios(1));
                    add(ratios, Figure.FANOUT_MANY, figures.ratios(100));
                }
                case END_TO_END -> add(ratios, Figure.END_TO_END, endToEnd());
                case REST -> add(ratios, Figure.REST, rest());
            }
        });
        return ratios;
    }

    private static void add(Map<Figure, Spread> ratios, Figure figure, Optional<Spread> measured) {
        ratios.put(
                figure,
                measured.orElseThrow(() -> new IllegalStateException("Nothing was measured of " + figure.title())));
    }

    private Optional<Spread> ingest() {
        int warmUp = options.warmup * EVENTS_PER_WARM_UP_SECOND;
        return with(new IngestCommand(surroundings), warmUp, "--only", "ours,peer", "--no-limit")
                .measure()
                .ratios();
    }

    private FanoutFigures fanout() {
        return with(new FanoutCommand(surroundings), options.warmup, "--clients", "2000", "--personas", "1,100")
                .measure();
    }

    private Optional<Spread> endToEnd() {
        return with(new EndToEndCommand(surroundings), options.warmup, "--reference")
                .measure()
                .ratios();
    }

    private Optional<Spread> rest() {
        return with(new RestCommand(surroundings), options.warmup, "--sizes", "100000", "--reference")
                .measure()
                .ratios();
    }

    private <C> C with(C command, int warmUp, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of(
                "--rounds", Integer.toString(options.measured.rounds()),
                "--seconds", Integer.toString(options.measured.seconds()),
                "--warmup", Integer.toString(warmUp)));
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(all.toArray(String[]::new));
        return command;
    }
}
