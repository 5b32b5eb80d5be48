package io.variantdash.bench.ingest;

import io.variantdash.bench.drain.Contender;
import io.variantdash.bench.drain.DrainRound;
import io.variantdash.bench.drain.IngestService;
import io.variantdash.bench.drain.Topics;
import io.variantdash.bench.drain.Workload;
import io.variantdash.bench.machine.Machine;
import io.variantdash.bench.testbed.Database;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.local.stack.StackOptions;
import io.variantdash.local.stack.process.ServiceProcess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts what the ingest benchmark needs, and runs it. */
@Command(
        name = "ingest",
        description = "Events per second from a backlog in Kafka to committed rows: ours beside Debezium's JDBC sink.")
public final class IngestCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final IngestOptions options = new IngestOptions();

    public IngestCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        measure();
        return 0;
    }

    /** Measures and reports as the options say. */
    public IngestFigures measure() {
        options.check();
        surroundings.report().progress(Machine.describe());
        StackOptions.Builder stack = IngestService.stack(serviceEnvironment())
                .ingestReplicas(options.measuresOurs() ? 1 : 0)
                .dataDirectory(options.directoryToKeep());
        try (Testbed testbed = Testbed.start(surroundings, "ingest", stack, options.settings.postgres());
                Database database = Database.connect(testbed.postgres());
                Topics topics = new Topics(testbed.kafka().bootstrapServers());
                CopyLimit limit = new CopyLimit(database)) {
            List<Contender> contenders = new ArrayList<>();
            if (options.measuresOurs()) {
                contenders.add(new IngestService(testbed, database, topics));
            }
            for (Peer peer : options.peers()) {
                contenders.add(start(peer, testbed, database, topics));
            }
            contenders.forEach(contender -> surroundings
                    .report()
                    .progress("%s runs with %s"
                            .formatted(contender.name(), contender.process().jvmOptions())));
            DrainRound round = new DrainRound(testbed, database, topics);
            IngestFigures figures =
                    new IngestRun(options, surroundings.report(), round, testbed.postgres(), limit).run(contenders);
            contenders.forEach(Contender::close);
            surroundings.report().table(figures.table());
            surroundings.report().result(figures.result());
            return figures;
        }
    }

    private DebeziumSink start(Peer peer, Testbed testbed, Database database, Topics topics) {
        peer.tables().forEach(table -> topics.create(table.topic(peer.schema()), Workload.PARTITIONS));
        peer.prepare(database);
        ServiceProcess worker = new ConnectWorker(testbed, surroundings).start(peer, options.copies > 0, options.peer);
        return new DebeziumSink(peer, worker, database);
    }

    private Map<String, String> serviceEnvironment() {
        Map<String, String> environment = new HashMap<>(options.settings.service());
        options.recording()
                .ifPresent(file -> environment.put(
                        "JAVA_TOOL_OPTIONS",
                        "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file));
        return environment;
    }
}
