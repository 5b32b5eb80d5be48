package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.checks.settings.KnownVariables;
import io.variantdash.checks.settings.ServiceSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A setting that is renamed or misspelt would silently have no effect. */
class ManifestVariablesIT {

    @ParameterizedTest
    @EnumSource(ServiceSettings.class)
    void areSettingsOfTheService(ServiceSettings service) {
        KnownVariables known = KnownVariables.of(service);
        List<String> variables =
                Stream.concat(containers(service), generated(service)).toList();

        assertThat(variables).hasSizeGreaterThan(8).allMatch(known::contains);
    }

    private static Stream<String> containers(ServiceSettings service) {
        return Stream.concat(Manifest.base("Deployment").stream(), Manifest.base("Job").stream())
                .map(manifest -> manifest.at("/spec/template/spec/containers/0"))
                .filter(container -> container.path("image").asText().equals("variant-dash/" + service.module()))
                .flatMap(container -> container.path("env").findValuesAsText("name").stream())
                // The name of a secret is no variable.
                .filter(name -> name.equals(ServiceSettings.variable(name)));
    }

    private static Stream<String> generated(ServiceSettings service) {
        String map = service.module().replace("-service", "-settings");
        return Stream.of("base", "overlays/dev", "overlays/production", "components/traces")
                .map(folder -> Manifest.in(Manifest.ROOT.resolve(folder).resolve(Manifest.KUSTOMIZATION))
                        .get(0))
                .flatMap(kustomization -> kustomization.at("/configMapGenerator").findParents("literals").stream())
                .filter(generator -> generator.path("name").asText().equals(map))
                .flatMap(generator -> Stream.of(generator.path("literals")).flatMap(ManifestVariablesIT::names));
    }

    private static Stream<String> names(JsonNode literals) {
        return Stream.iterate(0, i -> i < literals.size(), i -> i + 1)
                .map(i -> literals.get(i).asText())
                .map(literal -> literal.substring(0, literal.indexOf('=')));
    }
}
