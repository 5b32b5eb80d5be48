package io.variantdash.bench.decisions.speed;

import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.testkit.option.Numbers;
import io.variantdash.testkit.report.Report;
import io.variantdash.testkit.report.Table;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Decides about one persona again and again, on one thread, with other counts each time. */
@Command(name = "decisions-speed", description = "How long deciding about 500 active variants takes, on one core.")
public final class DecisionsSpeedCommand implements Callable<Integer> {

    private static final int DIGITS = 3;
    private static final long NANOS_OF_A_MICRO = 1_000;
    private static final double MICROS_OF_A_MILLI = 1_000;

    private final Report report;

    @Option(names = "--variants", paramLabel = "N", description = "Active variants (${DEFAULT-VALUE}).")
    private int variants = 500;

    @Option(names = "--rounds", paramLabel = "N", description = "How often to decide (${DEFAULT-VALUE}).")
    private int rounds = 500;

    @Option(names = "--warmup", paramLabel = "N", description = "How often before that (${DEFAULT-VALUE}).")
    private int warmup = 200;

    public DecisionsSpeedCommand(Surroundings surroundings) {
        this.report = surroundings.report();
    }

    @Override
    public Integer call() {
        Numbers.requirePositive("--variants", variants);
        Numbers.requirePositive("--rounds", rounds);
        report.progress(Machine.describe());
        var random = new SplittableRandom(1);
        Histogram micros = new Histogram(DIGITS);
        for (int round = -warmup; round < rounds; round++) {
            ManyVariants persona = new ManyVariants(variants, random);
            long begun = System.nanoTime();
            int decided = persona.decide().variants().size();
            long took = System.nanoTime() - begun;
            if (decided != variants) {
                throw new IllegalStateException("%d of %d variants were decided".formatted(decided, variants));
            }
            if (round >= 0) {
                micros.recordValue(took / NANOS_OF_A_MICRO);
            }
        }
        Table table = new Table("variants", "p50 ms", "p99 ms", "longest ms");
        table.row(
                String.valueOf(variants),
                show(milliseconds(micros, 50)),
                show(milliseconds(micros, 99)),
                show(milliseconds(micros, 100)));
        report.table(table);
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("bench", "decisions-speed");
        result.put("variants", variants);
        result.put("p50", milliseconds(micros, 50));
        result.put("p99", milliseconds(micros, 99));
        report.result(result);
        return 0;
    }

    private static double milliseconds(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_OF_A_MILLI;
    }

    private static String show(double milliseconds) {
        return String.format(Locale.ROOT, "%.2f", milliseconds);
    }
}
