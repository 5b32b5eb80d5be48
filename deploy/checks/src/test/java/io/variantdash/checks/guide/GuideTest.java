package io.variantdash.checks.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.checks.observability.Rules;
import io.variantdash.checks.settings.ServiceSettings;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The operations guide is complete, and says nothing that is not so. */
class GuideTest {

    private static final Path FOLDER = Repository.around(Path.of("")).resolve("deploy");

    private String guide = "";

    @BeforeEach
    void read() throws IOException {
        guide = Files.readString(FOLDER.resolve("README.md"));
    }

    @ParameterizedTest
    @EnumSource(ServiceSettings.class)
    void namesEverySettingOfOurOwnWithItsDefault(ServiceSettings service) {
        List<String> rows = service.own().entrySet().stream()
                .map(setting -> "| `%s` | %s | %s |"
                        .formatted(
                                ServiceSettings.variable(setting.getKey()),
                                services(setting.getKey()),
                                setting.getValue().isEmpty() ? "–" : "`" + setting.getValue() + "`"))
                .toList();

        assertThat(rows).isNotEmpty();
        assertThat(rows).filteredOn(row -> !guide.contains(row)).isEmpty();
    }

    @Test
    void namesNoSettingThatDoesNotExist() {
        List<String> existing = Stream.of(ServiceSettings.values())
                .flatMap(service -> service.own().keySet().stream())
                .map(ServiceSettings::variable)
                .toList();

        // What is set for one persona has an id in its name; `AVA` is the example.
        assertThat(found("`(DASHBOARD_[A-Z_]+)`").map(name -> name.replace("__AVA__", "__ID__")))
                .isNotEmpty()
                .isSubsetOf(existing);
    }

    @Test
    void hasARunbookForEveryAlert() {
        List<String> anchors = found("(?m)^#+ (.+)$")
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();

        assertThat(Rules.read().alerts())
                .isNotEmpty()
                .extracting(alert -> alert.at("/annotations/runbook_url").asText())
                .allMatch(runbook -> runbook.matches("https://[^#]+/deploy/README\\.md#[a-z]+")
                        && anchors.contains(runbook.substring(runbook.indexOf('#') + 1)));
    }

    @Test
    void pointsOnlyToFilesThatExist() {
        assertThat(found("\\]\\(([^)#:]+)\\)")).isNotEmpty().allMatch(link -> Files.exists(FOLDER.resolve(link)));
    }

    /** Which services have a setting, as the table says it. */
    private static String services(String setting) {
        List<String> having = Stream.of(ServiceSettings.values())
                .filter(service -> service.own().containsKey(setting))
                .map(service -> service.module().replace("-service", ""))
                .toList();
        return having.size() == ServiceSettings.values().length ? "both" : having.get(0);
    }

    private Stream<String> found(String pattern) {
        return Pattern.compile(pattern).matcher(guide).results().map(match -> match.group(1));
    }
}
