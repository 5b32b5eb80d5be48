package io.variantdash.endtoend;

import io.variantdash.endtoend.scenario.FaultsCommand;
import io.variantdash.endtoend.scenario.OrdersCommand;
import io.variantdash.endtoend.scenario.RollingCommand;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The entry point of the tests that are started by hand. Each of them is a subcommand. */
@Command(
        name = "run",
        description = "Tests that are too long or too rough for a build.",
        synopsisSubcommandLabel = "TEST")
public final class Main {

    // Picocli prints the help and calls nothing.
    @SuppressWarnings("unused")
    @Option(
            names = "--help",
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help; each test has its own.")
    private boolean help;

    private Main() {}

    /** Runs a test; the exit code tells whether it passed. */
    public static void main(String[] arguments) {
        Path repository = Path.of(System.getProperty("variantdash.repository", ""));
        System.exit(new CommandLine(new Main())
                .addSubcommand(new FaultsCommand(repository))
                .addSubcommand(new OrdersCommand(repository))
                .addSubcommand(new RollingCommand(repository))
                .execute(arguments));
    }
}
