package io.variantdash.checks.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;

class ComposeTest {

    private static final Path REPOSITORY = Repository.around(Path.of(""));
    private static final Path SCHEMA =
            REPOSITORY.resolve("deploy/checks/tools/node_modules/dclint/schemas/compose.schema.json");

    /** What the images of PostgreSQL and Grafana document; neither tells it in a form for programs. */
    private static final Set<String> OF_OTHERS =
            Set.of("POSTGRES_DB", "POSTGRES_PASSWORD", "GF_AUTH_ANONYMOUS_ENABLED", "GF_AUTH_ANONYMOUS_ORG_ROLE");

    private static final Pattern PINNED = Pattern.compile(".+:v?[0-9]+\\.[0-9.]+");

    private final Compose compose = Compose.read();

    @Test
    void isWhatTheSpecificationAllows() throws IOException {
        assertThat(problems(compose.tree())).isEmpty();
    }

    @Test
    void aFieldThatTheSpecificationDoesNotKnowIsNoticed() throws IOException {
        ObjectNode changed = compose.tree().deepCopy();
        ((ObjectNode) changed.at("/services/query-service")).put("enviroment", "x");

        assertThat(problems(changed)).isNotEmpty();
    }

    @Test
    void setsOnlyWhatBrokerDatabaseAndGrafanaKnow() {
        Stream.of("kafka", "postgres", "grafana", "prometheus", "topics", "demo")
                .flatMap(service -> compose.variables(service).stream())
                .forEach(variable -> assertThat(OF_OTHERS.contains(variable) || isOfTheBroker(variable))
                        .as(variable)
                        .isTrue());
    }

    @Test
    void createsTheTopicsOfTheContractWithTheBrokersTimeForMonitors() {
        String script = compose.at("/services/topics/entrypoint/2").asText();
        String monitors = script.substring(script.indexOf("for topic in"), script.indexOf("done"));

        assertThat(monitors)
                .contains("LogAppendTime")
                .contains(Stream.of(EventType.values()).map(EventType::topic).toList());
        assertThat(Pattern.compile("(monitor|dashboard)\\.[a-z-]+")
                        .matcher(script)
                        .results()
                        .map(found -> found.group())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(Topics.all());
    }

    @Test
    void noServiceSignsInAsTheOwnerOfTheTables() {
        String user = "/environment/QUARKUS_DATASOURCE_USERNAME";
        assertThat(compose.at("/services/ingest-service" + user).asText()).isEqualTo("variantdash_ingest");
        assertThat(compose.at("/services/query-service" + user).asText()).isEqualTo("variantdash_query");
    }

    @Test
    void namesTheVersionOfEveryImageThatIsNotOurs() {
        assertThat(compose.services()).allSatisfy(service -> {
            JsonNode described = compose.at("/services/" + service);
            assertThat(described.has("build")
                            || PINNED.matcher(described.path("image").asText()).matches())
                    .as(service)
                    .isTrue();
        });
    }

    @Test
    void buildsStagesThatTheDockerfileHasAndMountsFilesThatExist() throws IOException {
        String images = Files.readString(REPOSITORY.resolve("deploy/images/Dockerfile"));
        for (String service : compose.services()) {
            JsonNode build = compose.at("/services/" + service + "/build");
            assertThat(build.isMissingNode()
                            || images.contains(" AS " + build.path("target").asText() + "\n"))
                    .as(service)
                    .isTrue();
            for (JsonNode volume : compose.at("/services/" + service + "/volumes")) {
                String source = volume.asText().substring(0, volume.asText().indexOf(':'));
                assertThat(!source.startsWith("./") || Files.exists(REPOSITORY.resolve(source)))
                        .as(source)
                        .isTrue();
            }
        }
    }

    private static List<String> problems(JsonNode document) throws IOException {
        ObjectNode text = (ObjectNode) new ObjectMapper().readTree(SCHEMA.toFile());
        // As it stands there, with https, no validator knows the version of JSON Schema by its name.
        text.put("$schema", "http://json-schema.org/draft-07/schema#");
        text.remove("$id");
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(text.toString(), InputFormat.JSON);
        return schema.validate(document.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    private static boolean isOfTheBroker(String variable) {
        String name = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return name.startsWith("kafka.")
                && AbstractKafkaConfig.CONFIG_DEF.names().contains(name.substring("kafka.".length()));
    }
}
