package io.variantdash.query.testing.server;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.UUID;

/** A service whose engine decides, and looks every second whether there is something to learn, from all personas too. */
public final class EngineLearns implements QuarkusTestProfile {

    /** The consumer group of the ingest-service that the engine waits for. */
    public static final String INGEST = "parameters-test-ingest";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "dashboard.engine.enabled",
                "true",
                "dashboard.engine.group-id",
                "parameters-test-" + UUID.randomUUID(),
                "dashboard.engine.ingest-group-id",
                INGEST,
                "dashboard.engine.refit-interval",
                "1S",
                "dashboard.decisions.learn-from-all-personas",
                "true");
    }
}
