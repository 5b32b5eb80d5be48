package io.variantdash.embedded.secure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** What Kafka's users may do, as the manifests say it to Strimzi. */
final class KafkaUsers {

    private static final Path MANIFEST = Path.of("deploy", "kubernetes", "base", "kafka", "users.yaml");
    private static final String ANY_HOST = "*";

    private KafkaUsers() {}

    /** The rights of each user, by name. */
    static Map<String, List<AclBinding>> read() {
        Map<String, List<AclBinding>> users = new LinkedHashMap<>();
        try (MappingIterator<JsonNode> documents =
                new YAMLMapper().readerFor(JsonNode.class).readValues(manifest().toFile())) {
            while (documents.hasNext()) {
                JsonNode user = documents.next();
                String name = user.path("metadata").path("name").asText();
                users.put(
                        name,
                        rights(name, user.path("spec").path("authorization").path("acls")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return users;
    }

    private static List<AclBinding> rights(String user, JsonNode acls) {
        List<AclBinding> rights = new ArrayList<>();
        for (JsonNode acl : acls) {
            ResourcePattern resource = resource(acl.path("resource"));
            for (JsonNode operation : acl.path("operations")) {
                rights.add(new AclBinding(
                        resource,
                        new AccessControlEntry(
                                "User:" + user,
                                ANY_HOST,
                                AclOperation.fromString(constant(operation.asText())),
                                AclPermissionType.ALLOW)));
            }
        }
        return rights;
    }

    private static ResourcePattern resource(JsonNode resource) {
        boolean prefix = resource.path("patternType").asText().equals("prefix");
        return new ResourcePattern(
                ResourceType.fromString(constant(resource.path("type").asText())),
                resource.path("name").asText(),
                prefix ? PatternType.PREFIXED : PatternType.LITERAL);
    }

    /** {@code DescribeConfigs} as Kafka's constants are written. */
    private static String constant(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    /** From whatever module's folder the tests run in. */
    private static Path manifest() {
        return Stream.iterate(
                        Optional.of(Path.of("").toAbsolutePath()),
                        Optional::isPresent,
                        folder -> folder.map(Path::getParent))
                .flatMap(Optional::stream)
                .map(folder -> folder.resolve(MANIFEST))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + MANIFEST + " around this folder"));
    }
}
