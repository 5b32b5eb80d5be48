package io.variantdash.local;

import io.variantdash.local.demo.Demo;
import io.variantdash.local.log.Console;
import io.variantdash.local.stack.Stack;
import io.variantdash.local.stack.StackOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Understands the command line and hands over to a {@link Run}. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {

    private final Path repository;
    private final Console console;

    @Mixin
    private final RunOptions options = new RunOptions();

    // Set by picocli, before it calls.
    @Spec
    private CommandSpec spec = CommandSpec.create();

    RunCommand(Path repository, Console console) {
        this.repository = repository;
        this.console = console;
    }

    @Override
    public Integer call() {
        return prepare().toTheEnd();
    }

    private Run prepare() {
        try {
            StackOptions stack = options.stack(repository);
            return new Run(
                    new Stack(stack, console),
                    players(Clock.systemUTC()),
                    console,
                    spec.commandLine().getErr());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private List<Player> players(Clock clock) {
        List<Player> players = new ArrayList<>();
        options.replay()
                .ifPresent(replay -> players.add(new PacedReplay(replay.read(clock.instant()), replay.speed())));
        options.demo()
                .ifPresent(demo -> players.add((stack, played) ->
                        Demo.of(demo, clock).play(stack.kafka().bootstrapServers(), played)));
        return players;
    }
}
