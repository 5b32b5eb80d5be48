package io.variantdash.ingest.deadletter.replay;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** As the local stack has it. */
public final class ReplayEnabled implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("dashboard.admin.enabled", "true");
    }
}
