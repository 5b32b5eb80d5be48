package io.variantdash.checks.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.variantdash.local.stack.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The environment variables that a packaged service takes: its own, those of the extensions that it is made of, as each of
 * them documents itself in its jar, and those of Kafka's clients.
 */
public final class KnownVariables {

    private static final String MODEL = "META-INF/quarkus-config-doc/quarkus-config-model.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Read by application.properties of both services. */
    private static final Set<String> OF_ITS_PROPERTIES = Set.of("AUTH_MODE");

    private static final Set<String> OF_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

    private final Set<String> own;
    private final List<Predicate<String>> ofExtensions;

    private KnownVariables(Set<String> own, List<Predicate<String>> ofExtensions) {
        this.own = own;
        this.ofExtensions = ofExtensions;
    }

    public static KnownVariables of(ServiceSettings service) {
        Path libraries =
                Repository.around(Path.of("")).resolve(service.module()).resolve("target/quarkus-app/lib");
        try (Stream<Path> jars = Files.walk(libraries)) {
            return new KnownVariables(
                    service.own().keySet().stream()
                            .map(ServiceSettings::variable)
                            .collect(Collectors.toSet()),
                    jars.filter(file -> file.toString().endsWith(".jar"))
                            .flatMap(KnownVariables::documented)
                            .map(KnownVariables::matcher)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(service.module() + " is not packaged", e);
        }
    }

    /** Whether setting it has an effect when the service runs. */
    public boolean contains(String variable) {
        return own.contains(variable)
                || OF_ITS_PROPERTIES.contains(variable)
                || OF_THE_JVM.contains(variable)
                || isOfKafka(variable)
                || ofExtensions.stream().anyMatch(known -> known.test(variable));
    }

    private static boolean isOfKafka(String variable) {
        String name = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return name.startsWith("kafka.")
                && Stream.of(
                                ConsumerConfig.configNames(),
                                ProducerConfig.configNames(),
                                AdminClientConfig.configNames())
                        .anyMatch(names -> names.contains(name.substring("kafka.".length())));
    }

    private static Stream<String> documented(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            var entry = file.getEntry(MODEL);
            if (entry == null) {
                return Stream.empty();
            }
            JsonNode model = JSON.readTree(file.getInputStream(entry));
            return model.findParents("path").stream()
                    .filter(item -> item.path("phase").asText().equals("RUN_TIME"))
                    .flatMap(item -> Stream.concat(
                            Stream.of(item.at("/path/property").asText()),
                            item.path("additionalPaths").findValuesAsText("property").stream()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
    }

    /** What stands in quotes in a property is a name that the user gives. */
    private static Predicate<String> matcher(String property) {
        return Pattern.compile(Stream.of(property.split("\\.?\"[^\"]*\"\\.?", -1))
                        .map(ServiceSettings::variable)
                        .collect(Collectors.joining("_+[A-Z0-9_]+?_+")))
                .asMatchPredicate();
    }
}
