package io.variantdash.bench.fanout;

import io.variantdash.bench.load.UpdateSource;
import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.local.stack.StackOptions;
import io.variantdash.local.stack.process.ServiceProcess;
import io.variantdash.testkit.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts both servers on the same topic, and runs the rounds. */
@Command(
        name = "fanout",
        description =
                "Update in dashboard.updates to frame at thousands of clients: ours beside Node.js ws and kafkajs.")
public final class FanoutCommand implements Callable<Integer> {

    static final String OURS = "ours";

    private final Surroundings surroundings;
    private final Report report;

    @Mixin
    private final FanoutOptions options = new FanoutOptions();

    public FanoutCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.report = surroundings.report();
    }

    @Override
    public Integer call() {
        measure();
        return 0;
    }

    /** Measures and reports as the options say. */
    public FanoutFigures measure() {
        options.check();
        report.progress(Machine.describe());
        StackOptions.Builder stack = StackOptions.builder()
                .serviceEnvironment(options.settings.service())
                .authentication(options.access.authentication());
        try (Testbed testbed = Testbed.start(surroundings, "fanout", stack, options.settings.postgres());
                PeerProcess peer = PeerProcess.node(testbed, surroundings);
                PeerProcess limit = options.limit ? PeerProcess.limit(testbed) : null;
                UpdateSource source = new UpdateSource(testbed.kafka().bootstrapServers())) {
            // It brought the schema, and has nothing to do here.
            testbed.stack().ingest().forEach(ServiceProcess::stop);
            LiveServer ours = ours(testbed);
            long next = SameFrames.require(List.of(ours, peer.server()), source, 0);
            report.progress("both servers make the same frames; ours runs with "
                    + ours.process().jvmOptions());
            List<LiveServer> servers = new ArrayList<>();
            if (options.measuresOurs()) {
                servers.add(ours);
            }
            if (options.measuresPeer()) {
                servers.add(peer.server());
            }
            if (limit != null) {
                servers.add(limit.server());
            }
            FanoutFigures figures = new FanoutRun(options, report, new FanoutRound(source, next)).run(servers);
            testbed.requireAlive();
            peer.requireAlive();
            report.table(figures.table());
            report.result(figures.result());
            return figures;
        }
    }

    private LiveServer ours(Testbed testbed) {
        ServiceProcess service = testbed.stack().query().get(0);
        return new LiveServer(
                OURS, service.uri(), new ProcessTree(service.handle()), options.access.signIn(testbed.stack()));
    }
}
