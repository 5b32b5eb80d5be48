package io.variantdash.ingest.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** What operators may do is switched on, as in the local stack. */
public final class AdminEnabled implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("dashboard.admin.enabled", "true");
    }
}
