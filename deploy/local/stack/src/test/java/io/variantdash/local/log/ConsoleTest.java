package io.variantdash.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void putsTheNameOfThePartBeforeItsLinesAndNothingBeforeAnnouncements() {
        Console console = new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8), false);

        console.line("ingest", "is here");
        console.line("query-2", "as well");
        console.announce("READY");

        assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("ingest   │ is here", "query-2  │ as well", "READY");
    }

    @Test
    void coloursNamesOnly() {
        Console console = new Console(new PrintStream(bytes, true, StandardCharsets.UTF_8), true);

        console.line("ingest", "is here");

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .matches("(?s)\u001B\\[\\d+mingest   │ \u001B\\[0mis here\\R");
    }
}
