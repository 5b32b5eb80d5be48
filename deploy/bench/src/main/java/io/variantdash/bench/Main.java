package io.variantdash.bench;

import io.variantdash.bench.decisions.DecisionsCommand;
import io.variantdash.bench.decisions.speed.DecisionsSpeedCommand;
import io.variantdash.bench.endtoend.EndToEndCommand;
import io.variantdash.bench.fanout.FanoutCommand;
import io.variantdash.bench.gateway.GatewayCommand;
import io.variantdash.bench.guard.GuardCommand;
import io.variantdash.bench.ingest.IngestCommand;
import io.variantdash.bench.memory.MemoryCommand;
import io.variantdash.bench.page.PageCommand;
import io.variantdash.bench.rest.RestCommand;
import io.variantdash.bench.scale.ScaleCommand;
import io.variantdash.bench.start.StartCommand;
import io.variantdash.bench.testbed.Surroundings;
import io.variantdash.testkit.report.Report;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The entry point: one subcommand a benchmark. */
@Command(name = "./deploy/bench/run", description = "Measures the system beside its peers, everything on this machine.")
public final class Main {

    // Picocli prints the help, also that of a benchmark, and calls nothing.
    @SuppressWarnings("unused")
    @Option(names = "--help", usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help.")
    private boolean help;

    private Main() {}

    public static void main(String[] arguments) {
        // UTF-8 whatever the locale, as everything here speaks it.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Surroundings surroundings =
                new Surroundings(Path.of(System.getProperty("variantdash.repository", "")), new Report(out));
        System.exit(commandLine(surroundings).execute(arguments));
    }

    private static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Main())
                .addSubcommand(new IngestCommand(surroundings))
                .addSubcommand(new RestCommand(surroundings))
                .addSubcommand(new GatewayCommand(surroundings))
                .addSubcommand(new FanoutCommand(surroundings))
                .addSubcommand(new EndToEndCommand(surroundings))
                .addSubcommand(new MemoryCommand(surroundings))
                .addSubcommand(new ScaleCommand(surroundings))
                .addSubcommand(new PageCommand(surroundings))
                .addSubcommand(new DecisionsCommand(surroundings))
                .addSubcommand(new DecisionsSpeedCommand(surroundings))
                .addSubcommand(new StartCommand(surroundings))
                .addSubcommand(new GuardCommand(surroundings))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(Main::explain);
    }

    // A failure that a part explains needs no stack trace; any other does.
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult arguments)
            throws Exception {
        if (failure instanceof IllegalStateException
                || failure.getClass().getName().startsWith("io.variantdash")) {
            command.getErr().println(failure.getMessage());
            return command.getCommandSpec().exitCodeOnExecutionException();
        }
        throw failure;
    }
}
