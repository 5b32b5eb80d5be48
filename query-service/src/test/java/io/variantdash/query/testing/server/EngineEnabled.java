package io.variantdash.query.testing.server;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.UUID;

/** A service whose engine decides, and whose clients leave it one after the other when it stops. */
public final class EngineEnabled implements QuarkusTestProfile {

    /** The consumer group of the ingest-service that the engine waits for. */
    public static final String INGEST = "engine-test-ingest";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "dashboard.engine.enabled",
                "true",
                "dashboard.engine.group-id",
                "engine-test-" + UUID.randomUUID(),
                "dashboard.engine.ingest-group-id",
                INGEST,
                "dashboard.live.shutdown-spread",
                "500MS");
    }
}
