package io.variantdash.endtoend.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.endtoend.enginefault.EngineFaults;
import io.variantdash.endtoend.fault.Described;
import io.variantdash.endtoend.fault.Faults;
import io.variantdash.endtoend.livefault.LiveFaults;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FaultsCommandTest {

    private static final List<Described> ALL = Stream.<List<? extends Described>>of(
                    Faults.all(), LiveFaults.all(), EngineFaults.all())
            .<Described>flatMap(List::stream)
            .toList();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine command = new CommandLine(new FaultsCommand(Path.of("")))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));

    @Test
    void listsEveryFaultWithWhatItDoes() {
        assertThat(command.execute("--list")).isZero();

        assertThat(out.toString().lines()).hasSize(ALL.size());
        for (Described fault : ALL) {
            assertThat(out.toString()).contains(fault.name(), fault.description());
        }
    }

    @Test
    void listsTheQuickOnesOrThoseThatWereAskedFor() {
        command.execute("--list", "--short");
        assertThat(out.toString()).contains("kill-at-random").doesNotContain("broker-kill");

        out.getBuffer().setLength(0);
        command.execute("--list", "--only", "poison", "--only", "broker-kill");
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void refusesAFaultThatDoesNotExist() {
        assertThat(command.execute("--only", "earthquake")).isEqualTo(2);

        assertThat(err.toString()).contains("--only: there is no fault earthquake", "kill-at-random");
    }

    @Test
    void givesEachFaultANameOfItsOwn() {
        assertThat(ALL)
                .extracting(Described::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z0-9-]+"));
    }

    @Test
    void reportsATableThatFailsWithOneFailure() {
        Outcome good = outcome("good", Duration.ofMillis(1_500), 0, 0, List.of());
        Outcome bad = outcome("bad", Duration.ZERO, 2, 1, List.of("2 events are lost"));

        assertThat(new Report(List.of(good)).passed()).isTrue();
        assertThat(new Report(List.of(good, bad)).passed()).isFalse();
        assertThat(new Report(List.of(good, bad))
                        .toString()
                        .lines()
                        .filter(line -> !line.startsWith("|--"))
                        .map(line -> line.replaceAll("\\|\\s|\\s\\|", "").split("\\s+")))
                .containsExactly(
                        new String[] {"fault", "events", "recovery", "lost", "doubled", "verdict"},
                        new String[] {"good", "10", "1.5", "s", "0", "0", "passed"},
                        new String[] {"bad", "10", "0.0", "s", "2", "1", "FAILED"});
    }

    @Test
    void givesAScenarioThatBrokeOffATableOfItsOwn() {
        Outcome good = outcome("good", Duration.ZERO, 0, 0, List.of());
        Outcome broken = new Outcome("broken", Map.of(), List.of("No broker"));

        assertThat(new Report(List.of(good, broken)).toString())
                .containsPattern("(?m)^\\| fault +\\| events")
                .containsPattern("(?m)^\\| broken \\| FAILED +\\|");
    }

    private static Outcome outcome(String fault, Duration recovery, int lost, int doubled, List<String> problems) {
        Map<String, String> figures = new LinkedHashMap<>();
        figures.put("events", "10");
        figures.put("recovery", Outcome.seconds(recovery));
        figures.put("lost", String.valueOf(lost));
        figures.put("doubled", String.valueOf(doubled));
        return new Outcome(fault, figures, problems);
    }
}
