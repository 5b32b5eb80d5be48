package io.variantdash.ingest.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * A consumer group of its own. A profile also puts tests behind those without one: gauges are of the first service of a JVM.
 */
public final class OwnGroup implements QuarkusTestProfile {

    public static final String GROUP = "own-group";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("dashboard.consumer-group", GROUP);
    }
}
