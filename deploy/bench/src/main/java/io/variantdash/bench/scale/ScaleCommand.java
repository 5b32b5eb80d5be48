package io.variantdash.bench.scale;

import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.testkit.report.Report;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** One replica of each service, then several, on the same work. */
@Command(
        name = "scale",
        description =
                "What a second replica of each service brings; needs 4 processors, and says so where there are fewer.")
public final class ScaleCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final ScaleOptions options = new ScaleOptions();

    public ScaleCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        options.check(Runtime.getRuntime().availableProcessors());
        Report report = surroundings.report();
        report.progress(Machine.describe());
        ScaleFigures figures = new ScaleFigures();
        for (int replicas : List.of(1, options.ingestReplicas)) {
            new IngestScale(surroundings, options, replicas).run(figures);
        }
        for (int replicas : List.of(1, options.queryReplicas)) {
            new FanoutScale(surroundings, options, replicas).run(figures);
        }
        report.table(figures.ingest());
        report.table(figures.fanOut());
        report.result(figures.result());
        return 0;
    }
}
