package io.variantdash.ingest.support;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * One may ask seldom, behind a proxy that is trusted, so that each test can have an address of its own; connections
 * without a request end soon.
 */
public final class Guarded implements QuarkusTestProfile {

    /** How many requests come through at once. */
    public static final int BY_ADDRESS = 50;

    /** The same of one who is known. */
    public static final int BY_IDENTITY = 20;

    private static final int SAVED_SECONDS = 10;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.idle-timeout",
                "2S",
                "dashboard.web.requests-per-second-per-address",
                Integer.toString(BY_ADDRESS / SAVED_SECONDS),
                "dashboard.web.requests-per-second-per-identity",
                Integer.toString(BY_IDENTITY / SAVED_SECONDS),
                "dashboard.web.trusted-proxies",
                "127.0.0.0/8,::1");
    }
}
