package io.variantdash.checks.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.checks.settings.ServiceSettings;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A restored cluster begins with the backups of the one that was, and everything but these backups is its own. */
class RestoreTest {

    private static final String OLD = Manifest.base("Cluster").get(0).name();

    private final List<Manifest> restored = Rendering.of("overlays/restore");
    private final Manifest cluster = Rendering.all(restored, "Cluster").get(0);

    @Test
    void backupsAreKeptAsLongAsAnErasureSays() {
        Manifest store = Rendering.one(restored, "ObjectStore", "postgres-backups");
        JsonNode schedule = Rendering.one(restored, "ScheduledBackup", OLD).at("/spec");

        assertThat(store.at("/spec/retentionPolicy").asText())
                .isEqualTo(ServiceSettings.INGEST.own("dashboard.backup-retention"));
        assertThat(schedule.path("immediate").asBoolean()).isTrue();
        assertThat(schedule.at("/cluster/name").asText()).isEqualTo(cluster.name());
    }

    @Test
    void beginsWithTheBackupsOfTheOldClusterAndWritesItsOwn() {
        JsonNode spec = cluster.at("/spec");
        JsonNode source = spec.at("/externalClusters/0");

        assertThat(cluster.name()).isNotEqualTo(OLD);
        assertThat(spec.path("bootstrap").has("initdb")).isFalse();
        assertThat(spec.at("/bootstrap/recovery/source").asText())
                .isEqualTo(source.path("name").asText());
        assertThat(source.at("/plugin/parameters/serverName").asText()).isEqualTo(OLD);
        assertThat(source.at("/plugin/parameters/barmanObjectName"))
                .isEqualTo(spec.at("/plugins/0/parameters/barmanObjectName"));
        // Without a name the plugin writes under that of the cluster, so never over the backups that were.
        assertThat(spec.at("/plugins/0/parameters").has("serverName")).isFalse();
        assertThat(spec.at("/topologySpreadConstraints/0/labelSelector/matchLabels/cnpg.io~1cluster")
                        .asText())
                .isEqualTo(cluster.name());
    }

    @Test
    void nothingThatRunsNamesTheOldCluster() {
        Stream<String> addresses = Rendering.all(restored, "ConfigMap").stream()
                .flatMap(map -> StreamSupport.stream(map.tree().path("data").spliterator(), false))
                .map(JsonNode::asText)
                .filter(text -> text.startsWith("jdbc:"));
        Stream<String> secrets = Rendering.all(restored, "Deployment", "Job").stream()
                .map(Manifest::tree)
                .flatMap(pod -> Stream.concat(
                        pod.findValuesAsText("secretName").stream(),
                        pod.findValues("secretKeyRef").stream()
                                .map(key -> key.path("name").asText())))
                .filter(name -> name.startsWith(OLD))
                .map(name -> "//" + name);

        assertThat(Stream.concat(addresses, secrets).toList())
                .hasSizeGreaterThan(6)
                .allMatch(name -> name.contains("//" + cluster.name() + "-"));
    }

    /** What is applied first is the cluster alone, or the services would be told to move before it is there. */
    @Test
    void theClusterAloneIsMarkedToComeFirst() {
        assertThat(restored.stream()
                        .filter(manifest -> manifest.at("/metadata/labels").has("variant-dash.io/restore"))
                        .toList())
                .containsExactly(cluster);
    }
}
