package io.variantdash.bench.memory;

import io.variantdash.bench.load.LiveClients;
import io.variantdash.bench.load.Schedule;
import io.variantdash.bench.load.UpdateSource;
import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.machine.ResidentMemory;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.local.stack.StackOptions;
import io.variantdash.local.stack.process.ServiceProcess;
import io.variantdash.testkit.report.Report;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Holds ever more clients, each for a while, and reads the memory of query-service; then holds none again. */
@Command(name = "memory", description = "Resident memory of query-service by the number of clients.")
public final class MemoryCommand implements Callable<Integer> {

    /** What makes the service as warm as it gets: compiled code and a heap that was in use. */
    private static final int WARM_UP_CLIENTS = 500;

    private static final int WARM_UP_RATE = 20;
    private static final int WARM_UP_SECONDS = 30;

    private final Surroundings surroundings;
    private final Report report;
    private long next;

    @Mixin
    private final MemoryOptions options = new MemoryOptions();

    public MemoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.report = surroundings.report();
    }

    @Override
    public Integer call() {
        options.check();
        report.progress(Machine.describe());
        StackOptions.Builder stack = StackOptions.builder().serviceEnvironment(options.settings.service());
        try (Testbed testbed = Testbed.start(surroundings, "memory", stack, options.settings.postgres());
                UpdateSource source = new UpdateSource(testbed.kafka().bootstrapServers())) {
            ServiceProcess service = testbed.stack().query().get(0);
            report.progress("query-service runs with " + new ProcessTree(service.handle()).jvmOptions());
            MemoryFigures figures = measure(service, source);
            testbed.requireAlive();
            report.table(figures.table());
            report.result(figures.result());
        }
        return 0;
    }

    private MemoryFigures measure(ServiceProcess service, UpdateSource source) {
        long started = ResidentMemory.of(service.handle());
        hold(service, source, WARM_UP_CLIENTS, WARM_UP_RATE, WARM_UP_SECONDS);
        long idle = hold(service, source, 0, options.rate, options.settle);
        TreeMap<Integer, Long> sizes = new TreeMap<>();
        for (int clients : options.clients) {
            sizes.put(clients, hold(service, source, clients, options.rate, options.settle));
        }
        long after = hold(service, source, 0, options.rate, options.settle);
        return new MemoryFigures(started, idle, sizes, after);
    }

    /** Keeps so many clients supplied for so long, and reads the memory before they leave. */
    private long hold(ServiceProcess service, UpdateSource source, int clients, int rate, int seconds) {
        try (LiveClients all = LiveClients.connect(service.uri(), clients, options.personas)) {
            next = (next + options.personas - 1) / options.personas * options.personas;
            Schedule schedule = Schedule.startingIn(Duration.ZERO, next, rate * options.personas, seconds);
            next = schedule.end();
            all.begin(schedule);
            source.send(schedule, options.personas);
            long bytes = ResidentMemory.of(service.handle());
            report.progress(String.format(
                    Locale.ROOT,
                    "%,d clients for %d s at %d updates/s: %.1f MB",
                    clients,
                    seconds,
                    rate,
                    bytes / (double) (1 << 20)));
            requireAll(all, clients);
            return bytes;
        }
    }

    /** The memory of clients that are gone would be none. */
    private static void requireAll(LiveClients all, int clients) {
        int lost = all.soFar().lostConnections();
        if (lost > 0) {
            throw new IllegalStateException("The server closed %,d of %,d clients".formatted(lost, clients));
        }
    }
}
