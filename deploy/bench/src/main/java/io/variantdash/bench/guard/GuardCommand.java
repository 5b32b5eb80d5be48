package io.variantdash.bench.guard;

import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.testkit.report.Report;
import io.variantdash.testkit.report.Spread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Measures shortly what matters most, and fails if it has become slower. */
@Command(
        name = "guard",
        description = "Short ingest, fanout, end-to-end and rest against deploy/bench/baseline.json; ends with 1 if one"
                + " has become worse.")
public final class GuardCommand implements Callable<Integer> {

    private static final String BASELINE = "deploy/bench/baseline.json";

    private final Surroundings surroundings;
    private final Report report;

    @Mixin
    private final GuardOptions options = new GuardOptions();

    public GuardCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.report = surroundings.report();
    }

    @Override
    public Integer call() {
        options.check();
        List<Figure> figures = options.only.stream().flatMap(Part::figures).toList();
        Path file = surroundings.repository().resolve(BASELINE);
        if (options.update) {
            return record(file, figures);
        }
        // Before anything is measured: what is missing is known at once.
        Baseline baseline = Baseline.read(file, figures);
        if (!baseline.machine().equals(Machine.kind())) {
            report.progress("the baseline is of another machine, where ratios may differ: " + baseline.machine());
        }
        return judge(GuardVerdict.of(baseline, new Measurements(surroundings, options).all()));
    }

    private int judge(GuardVerdict verdict) {
        report.table(verdict.table());
        verdict.sentences().forEach(report.out()::println);
        report.result(verdict.result());
        return verdict.isOk() ? 0 : 1;
    }

    private int record(Path file, List<Figure> figures) {
        Map<String, Spread> ratios = new TreeMap<>();
        if (figures.size() < Figure.values().length && Files.exists(file)) {
            ratios.putAll(Baseline.read(file, List.of()).ratios());
        }
        Map<Figure, Spread> measured = new Measurements(surroundings, options).all();
        measured.forEach((figure, rounds) -> ratios.put(figure.key(), rounds));
        Baseline recorded =
                new Baseline(Machine.kind(), LocalDate.now(ZoneOffset.UTC).toString(), ratios);
        recorded.write(file);
        report.progress("wrote " + file);
        return judge(GuardVerdict.of(recorded, measured));
    }
}
