package io.variantdash.local;

import io.variantdash.local.replay.Speed;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How the command line speaks: help from the one text that the script can print as well, errors in one sentence. */
final class CommandLines {

    private static final String HELP = "help.txt";

    private CommandLines() {}

    static CommandLine of(Object command, PrintStream out, PrintStream err) {
        CommandLine commandLine = new CommandLine(command)
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .registerConverter(Speed.class, CommandLines::speed)
                .setParameterExceptionHandler((wrong, arguments) -> refuse(wrong));
        commandLine.setHelpSectionKeys(List.of(HELP));
        commandLine.setHelpSectionMap(Map.of(HELP, help -> helpText()));
        return commandLine;
    }

    static String helpText() {
        try (InputStream text = CommandLines.class.getResourceAsStream(HELP)) {
            return new String(Objects.requireNonNull(text, HELP).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int refuse(CommandLine.ParameterException wrong) {
        CommandLine line = wrong.getCommandLine();
        line.getErr().println(wrong.getMessage() + " (--help explains the options)");
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static Speed speed(String text) {
        try {
            return Speed.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'%s' is neither a number greater than 0 nor max".formatted(text));
        }
    }
}
