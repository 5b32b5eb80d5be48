package io.variantdash.local;

import io.variantdash.local.demo.Demo;
import io.variantdash.local.demo.simulation.DemoOptions;
import io.variantdash.local.log.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The entry point of the demo alone, for a system that was started by something else. */
@Command(
        name = "demo",
        sortOptions = false,
        description = "Plays the monitors of a few personas, with a past of some hours, until it is stopped.")
public final class DemoMain implements Callable<Integer> {

    private final Console console;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            required = true,
            description = "Where Kafka is; the topics must exist.")
    private String bootstrapServers = "";

    @Option(names = "--rate", paramLabel = "N", description = "Events a second (${DEFAULT-VALUE}).")
    private double rate = DemoOptions.DEFAULT_RATE;

    @Option(names = "--seed", paramLabel = "N", description = "Chooses what happens (${DEFAULT-VALUE}).")
    private long seed = DemoOptions.DEFAULT_SEED;

    // Picocli prints the help and calls nothing.
    @SuppressWarnings("unused")
    @Option(names = "--help", usageHelp = true, description = "Shows this help.")
    private boolean help;

    DemoMain(Console console) {
        this.console = console;
    }

    /** Plays until the process ends. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(new CommandLine(new DemoMain(new Console(out, false))).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Demo.of(new DemoOptions(rate, seed), Clock.systemUTC()).play(bootstrapServers, console);
        return 0;
    }
}
