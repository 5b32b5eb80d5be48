package io.variantdash.bench.testbed;

import java.util.HashMap;
import java.util.Map;

/** Room for all clients of a benchmark, which come from one machine and watch the same few personas. */
public final class LiveLimits {

    private static final String MANY = "100000";

    private LiveLimits() {}

    /** The environment of a service, with limits of live connections that no benchmark reaches. */
    public static Map<String, String> raised(Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(Map.of(
                "DASHBOARD_LIVE_MAX_CONNECTIONS", MANY,
                "DASHBOARD_LIVE_MAX_CONNECTIONS_PER_PERSONA", MANY,
                "DASHBOARD_LIVE_MAX_CONNECTIONS_PER_ADDRESS", MANY));
        variables.putAll(environment);
        return variables;
    }
}
