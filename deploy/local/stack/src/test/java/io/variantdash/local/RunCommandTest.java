package io.variantdash.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.local.log.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RunCommandTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--nonsense                                 | --nonsense",
                "--port-offset many                         | --port-offset",
                "--port-offset -1                           | --port-offset: -1 is less than 0",
                "--ingest-replicas 0                        | --ingest-replicas: 0 is less than 1",
                "--query-replicas 0                         | --query-replicas: 0 is less than 1",
                "--speed max                                | --replay",
                "--replay absent.csv                        | --replay: there is no file absent.csv",
                "--replay FILE --speed fast                 | 'fast' is neither a number greater than 0 nor max",
                "--replay FILE --speed 0                    | '0' is neither",
                "--replay FILE --replay-at soon             | --replay-at",
                "--replay FILE --replay-at 2999-01-01T00:00:00Z | --replay-at: 2999-01-01T00:00:00Z is in the future",
                "--replay FILE --replay-at 1970-01-01T00:00:00Z | is before 1970-01-02T00:00:00Z",
                "--replay FILE --infra-only                 | --replay needs the services",
                "--replay FILE                              | Line 2, column clicks: \"x\" is not a count",
                "--auth --infra-only                        | --auth locks the services",
                "--data-dir FILE                            | is not a directory",
                "--demo-rate 0.5                            | 1 to 10000 events a second, not 0.5",
                "--demo-rate often                          | --demo-rate",
                "--no-demo --demo-seed 7                    | --no-demo leaves nothing",
                "--infra-only --demo-rate 5                 | the demo needs the services",
            })
    void refusesWhatItCannotDoAndStartsNothing(String arguments, String problem) throws IOException {
        Path file = Files.writeString(
                directory.resolve("bad.csv"),
                "test_id,variant_no,test_week,headline,impressions,clicks\nt,1,1,h,1,x\n");

        int exitCode = run(arguments.replace("FILE", file.toString()).split(" "));

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(problem).contains("--help");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void explainsEveryOption() {
        int exitCode = run("--help");

        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines(CommandLines.helpText());
        assertThat(commandLine().getCommandSpec().optionsMap().keySet())
                .allSatisfy(option -> assertThat(CommandLines.helpText()).contains("  " + option + " "));
    }

    private int run(String... arguments) {
        return commandLine().execute(arguments);
    }

    private CommandLine commandLine() {
        PrintStream console = new PrintStream(out, true, StandardCharsets.UTF_8);
        // Not a checkout, so that a run that gets too far fails without starting anything.
        return CommandLines.of(
                new RunCommand(directory, new Console(console, false)),
                console,
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
