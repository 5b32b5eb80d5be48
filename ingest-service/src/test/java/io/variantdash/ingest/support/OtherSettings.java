package io.variantdash.ingest.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.variantdash.testservers.ReplacedCertificate;
import java.util.List;
import java.util.Map;

/** Settings that some tests need to be unlike those of all others, and that do not concern one another. */
public final class OtherSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "dashboard.gateway.max-requests", "2",
                "dashboard.retention", "10d",
                "dashboard.admin.enabled", "false");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(ReplacedCertificate.class));
    }
}
