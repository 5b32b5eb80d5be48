package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrictModelsTest {

    /** Objects whose keys are free. */
    private static final Set<String> MAPS = Set.of(
            "labels",
            "annotations",
            "matchLabels",
            "requests",
            "limits",
            "config",
            "metadata",
            "parameters",
            "selector");

    private final StrictModels models = new StrictModels();

    static Stream<Manifest> manifests() {
        return Stream.of("base", "overlays", "components").flatMap(folder -> Manifest.below(folder).stream());
    }

    /** One of each kind is enough, and each costs a start of Node.js for those that Java does not know. */
    static Stream<Manifest> kinds() {
        return Stream.of("base", "components")
                .flatMap(folder -> Manifest.below(folder).stream())
                .collect(Collectors.toMap(Manifest::kind, manifest -> manifest, (first, second) -> first))
                .values()
                .stream();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void knowEveryFieldOfEveryManifest(Manifest manifest) {
        assertThat(models.problems(manifest))
                .as(manifest.toString())
                .filteredOn(problem -> !isPartOfAnother(manifest) || !problem.contains("must have required property"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void refuseAFieldThatDoesNotExistWhereverItStands(Manifest manifest) {
        List<String> pointers = objects(manifest.tree(), "")
                .filter(pointer -> pointer.isEmpty() || pointer.startsWith("/spec"))
                .filter(pointer -> !MAPS.contains(pointer.substring(pointer.lastIndexOf('/') + 1)))
                .filter(pointer -> !isCheckedByNode(manifest) || !pointer.isEmpty())
                .toList();
        for (String pointer :
                isCheckedByNode(manifest) ? pointers.subList(0, Math.min(4, pointers.size())) : pointers) {
            ObjectNode changed = manifest.tree().deepCopy();
            ((ObjectNode) changed.at(pointer)).put("nonsense", "nonsense");
            assertThat(models.problems(new Manifest(pointer, changed)))
                    .as("%s with a field more at %s", manifest, pointer)
                    .isNotEmpty();
        }
    }

    @Test
    void refuseAKindThatNobodyKnows() {
        ObjectNode unknown = Manifest.base("Service", "query-service").tree().deepCopy();
        unknown.put("kind", "Servise");

        assertThat(models.problems(new Manifest("", unknown))).isNotEmpty();
    }

    /** A patch needs not be complete; KustomizationTest looks at what becomes of it. */
    private static boolean isPartOfAnother(Manifest manifest) {
        return manifest.origin().startsWith("overlays");
    }

    private static boolean isCheckedByNode(Manifest manifest) {
        return StrictModels.KNOWN_TO_NODE.contains(manifest.apiVersion());
    }

    private static Stream<String> objects(JsonNode node, String pointer) {
        Stream<String> children = node.isArray()
                ? IntStream.range(0, node.size())
                        .boxed()
                        .flatMap(index -> objects(node.get(index), pointer + "/" + index))
                : node.properties().stream()
                        .flatMap(field -> objects(
                                field.getValue(), pointer + "/" + field.getKey().replace("/", "~1")));
        return node.isObject() ? Stream.concat(Stream.of(pointer), children) : children;
    }
}
