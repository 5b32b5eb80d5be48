package io.variantdash.bench.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.testbed.Database;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.local.stack.StackOptions;
import io.variantdash.testkit.report.Report;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Opens the dashboard in a real browser with a cold cache, and looks what its main thread does. */
@Command(name = "page", description = "The dashboard in a real browser: its first row, its main thread, Lighthouse.")
public final class PageCommand implements Callable<Integer> {

    private static final int FEW = 50;
    private static final int MANY = 500;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final Surroundings surroundings;
    private final Report report;

    @Mixin
    private final PageOptions options = new PageOptions();

    public PageCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.report = surroundings.report();
    }

    @Override
    public Integer call() {
        options.measured.check();
        report.progress(Machine.describe());
        try (Testbed testbed = Testbed.start(surroundings, "page", StackOptions.builder(), Map.of());
                Database database = Database.connect(testbed.postgres());
                Posts few = new Posts(testbed.kafka().bootstrapServers(), persona(FEW), FEW);
                Posts many = new Posts(testbed.kafka().bootstrapServers(), persona(MANY), MANY)) {
            few.publish();
            many.publish();
            awaitStored(database);
            PageFigures figures = measure(testbed, few);
            report.table(figures.table());
            report.result(figures.result());
        }
        return 0;
    }

    private PageFigures measure(Testbed testbed, Posts few) {
        Browser browser = new Browser(surroundings.built("page"));
        PageFigures figures = new PageFigures();
        // The first visit of all also warms up the service.
        browser.measure("first-row", page(testbed, FEW), 0);
        for (int round = 1; round <= options.measured.rounds(); round++) {
            JsonNode ofFew = browser.measure("first-row", page(testbed, FEW), 0);
            JsonNode ofMany = browser.measure("first-row", page(testbed, MANY), 0);
            figures.addFirstRow(ofFew, ofMany);
            report.progress("round %d: %.0f ms at %d variants, %.0f ms at %d"
                    .formatted(
                            round,
                            ofFew.path("milliseconds").asDouble(),
                            FEW,
                            ofMany.path("milliseconds").asDouble(),
                            MANY));
        }
        int seconds = options.measured.seconds();
        report.progress("the main thread while nothing happens");
        figures.idle(browser.measure("idle", page(testbed, FEW), seconds));
        report.progress("the main thread at %d updates/s".formatted(options.updates));
        ScheduledExecutorService reports = few.reportEvenly(options.updates);
        try {
            figures.updates(browser.measure("updates", page(testbed, FEW), seconds));
        } finally {
            reports.shutdownNow();
        }
        testbed.requireAlive();
        if (options.lighthouse) {
            report.progress("Lighthouse");
            figures.lighthouse(browser.measure("lighthouse", page(testbed, FEW), 0));
        }
        return figures;
    }

    private static void awaitStored(Database database) {
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (database.number("SELECT count(*) FROM variant_monitoring WHERE view_count > 0") != FEW + MANY) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The posts are not stored after " + LONGEST_WAIT);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private static URI page(Testbed testbed, int size) {
        return testbed.stack().queryUri().resolve("/p/" + persona(size));
    }

    private static String persona(int size) {
        return "persona-" + size;
    }
}
