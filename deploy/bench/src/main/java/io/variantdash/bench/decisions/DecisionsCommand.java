package io.variantdash.bench.decisions;

import io.variantdash.bench.decisions.archive.CleanTests;
import io.variantdash.bench.decisions.archive.Predictor;
import io.variantdash.bench.decisions.archive.VariantTest;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.local.replay.file.MalformedFileException;
import io.variantdash.local.replay.file.VariantsFile;
import io.variantdash.testkit.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds the decision engine's rules against variants whose end is known. */
@Command(name = "decisions", description = "How right the decision engine's rules are on real variants.")
public final class DecisionsCommand implements Callable<Integer> {

    private static final double BIAS = 1.3;
    private static final int BIAS_SEQUENCES = 20;
    private static final String SHIPPED = "../shared/data/upworthy/variants.csv.gz";

    private final Surroundings surroundings;
    private final Report report;

    @Mixin
    private final DecisionsOptions options = new DecisionsOptions();

    public DecisionsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.report = surroundings.report();
    }

    @Override
    public Integer call() throws IOException {
        options.check();
        List<VariantTest> tests = tests(file());
        long variants = tests.stream().mapToLong(test -> test.variants().size()).sum();
        report.progress("%,d variants of %,d clean tests".formatted(variants, tests.size()));
        DecisionsReplay plain = replay(tests, Predictor.others(1), "the other variants of a test predict");
        DecisionsReplay biased = replay(
                tests,
                Predictor.earlierWeeks(tests, BIAS, options.seed),
                "earlier weeks predict, with noise and a bias of " + BIAS);
        report.progress("a bias of %s against the other variants of a test".formatted(BIAS));
        BiasFigures bias = BiasFigures.of(tests, BIAS, BIAS_SEQUENCES, options.seed);
        DecisionsFigures figures = new DecisionsFigures(plain, biased, bias);
        figures.sections().forEach(section -> {
            report.progress(section.title());
            report.table(section.table());
        });
        if (options.report != null) {
            new DecisionsPlots(plain).write(options.report);
            report.progress("plots are in " + options.report);
        }
        report.result(figures.result());
        return 0;
    }

    private DecisionsReplay replay(List<VariantTest> tests, Predictor predictor, String title) {
        DecisionsReplay replay = new DecisionsReplay();
        for (int round = 1; round <= options.rounds; round++) {
            replay.run(tests, predictor, options.seed + round);
            report.progress("round %d of %d: %s".formatted(round, options.rounds, title));
        }
        return replay;
    }

    private Path file() {
        if (options.data != null) {
            return options.data;
        }
        Path shipped = surroundings.repository().resolve(SHIPPED).normalize();
        if (!Files.exists(shipped)) {
            throw new IllegalStateException("--data: there is no %s; name a file of variants".formatted(SHIPPED));
        }
        return shipped;
    }

    private static List<VariantTest> tests(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalStateException("--data: %s cannot be read".formatted(file));
        }
        try {
            return CleanTests.of(VariantsFile.read(file));
        } catch (MalformedFileException e) {
            throw new IllegalStateException("--data: %s: %s".formatted(file, e.getMessage()), e);
        }
    }
}
