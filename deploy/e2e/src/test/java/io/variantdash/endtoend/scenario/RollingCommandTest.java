package io.variantdash.endtoend.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RollingCommandTest {

    private final StringWriter err = new StringWriter();
    private final CommandLine command =
            new CommandLine(new RollingCommand(Path.of(""))).setErr(new PrintWriter(err, true));

    @Test
    void refusesToRestartTheOnlyOneThatAnswers() {
        assertThat(command.execute("--query-replicas", "1")).isEqualTo(2);

        assertThat(err.toString()).contains("--query-replicas: give 2 or more, not 1");
    }

    @Test
    void refusesAServiceWithoutReplicas() {
        assertThat(command.execute("--ingest-replicas", "0")).isEqualTo(2);

        assertThat(err.toString()).contains("--ingest-replicas: give 1 or more, not 0");
    }
}
