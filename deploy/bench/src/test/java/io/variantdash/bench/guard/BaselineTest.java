package io.variantdash.bench.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.testkit.report.Spread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {

    private static final Baseline BASELINE =
            new Baseline("2 × a processor", "2026-01-31", Map.of("rest", new Spread(0.5, 0.75, 1)));

    @TempDir
    private Path folder;

    @Test
    void readsWhatItWrote() {
        Path file = folder.resolve("baseline.json");

        BASELINE.write(file);

        assertThat(Baseline.read(file, List.of(Figure.REST))).isEqualTo(BASELINE);
    }

    @Test
    void oneThatIsMissingIsToldWithTheRemedy() {
        Path file = folder.resolve("none.json");

        assertThatThrownBy(() -> Baseline.read(file, List.of(Figure.REST)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("There is no", "none.json", "./deploy/bench/run guard --update");
    }

    @Test
    void aFigureThatIsMissingIsToldWithTheRemedy() {
        Path file = folder.resolve("baseline.json");
        BASELINE.write(file);

        assertThatThrownBy(() -> Baseline.read(file, List.of(Figure.REST, Figure.INGEST)))
                .hasMessageContainingAll("has no \"ingest\"", "--update");
    }

    @Test
    void whatIsNoBaselineIsToldWithTheRemedy() throws IOException {
        Path file = folder.resolve("baseline.json");
        for (String text : List.of("{", "[]", "{}", "{\"machine\":\"m\",\"recorded\":\"d\"}")) {
            Files.writeString(file, text);

            assertThatThrownBy(() -> Baseline.read(file, List.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContainingAll("is no baseline", "--update");
        }
    }
}
