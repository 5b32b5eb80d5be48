package io.variantdash.checks.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Kustomization;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import io.variantdash.checks.tool.NodeTool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with a manifest, by the models of those who define its kind; a field that they do not know is. */
final class StrictModels {

    static final Set<String> KNOWN_TO_NODE =
            Set.of("barmancloud.cnpg.io/v1", "keda.sh/v1alpha1", "monitoring.coreos.com/v1", "postgresql.cnpg.io/v1");

    private static final Map<String, Class<?>> KNOWN_BY_NAME = Map.of(
            "kafka.strimzi.io/v1 Kafka", Kafka.class,
            "kafka.strimzi.io/v1 KafkaNodePool", KafkaNodePool.class,
            "kafka.strimzi.io/v1 KafkaTopic", KafkaTopic.class,
            "kafka.strimzi.io/v1 KafkaUser", KafkaUser.class,
            "kustomize.config.k8s.io/v1alpha1 Component", Kustomization.class,
            "kustomize.config.k8s.io/v1beta1 Kustomization", Kustomization.class);

    /** The models keep unknown fields in a map; without it they have no place. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NothingElse())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final KubernetesSerialization kubernetes = new KubernetesSerialization();
    private final NodeTool customResources = new NodeTool("custom-resource.mjs");

    /** What is wrong, in sentences. */
    List<String> problems(Manifest manifest) {
        if (KNOWN_TO_NODE.contains(manifest.apiVersion())) {
            return StreamSupport.stream(customResources.answer(manifest.tree()).spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }
        Class<?> model = model(manifest);
        if (model == null) {
            return List.of("no check here knows " + manifest.apiVersion() + " " + manifest.kind());
        }
        try {
            STRICT.treeToValue(manifest.tree(), model);
            return List.of();
        } catch (JsonProcessingException e) {
            return List.of(e.getMessage());
        }
    }

    private @Nullable Class<?> model(Manifest manifest) {
        Class<?> known = KNOWN_BY_NAME.get(manifest.apiVersion() + " " + manifest.kind());
        if (known != null) {
            return known;
        }
        Class<? extends KubernetesResource> registered =
                kubernetes.getRegisteredKubernetesResource(manifest.apiVersion(), manifest.kind());
        return registered;
    }
}
