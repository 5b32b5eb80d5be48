package io.variantdash.query.testing.server;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.variantdash.testservers.ReplacedCertificate;
import java.util.List;
import java.util.Map;

/**
 * Live connections with narrow limits, a certificate and a read replica: what some tests need to be unlike that of all others, and
 * what does not concern one another.
 */
public final class NarrowLimits implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "dashboard.live.max-connections-per-persona", "2",
                "dashboard.live.ping-interval", "150MS",
                "dashboard.live.idle-timeout", "4S",
                "dashboard.live.send-timeout", "4S",
                "dashboard.live.close-timeout", "1S");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(EmptyReplica.class), new TestResourceEntry(ReplacedCertificate.class));
    }
}
