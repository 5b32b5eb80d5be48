package io.variantdash.endtoend.environment;

import java.util.Map;

/** Settings of live updates under which tests need not wait as long as people would. */
public final class LiveSettings {

    /** How long a client may stay silent, in seconds. */
    public static final int SILENCE = 6;

    /** How long a frame may wait for its client, in seconds. */
    public static final int SEND_TIMEOUT = 5;

    static final Map<String, String> HASTY = Map.of(
            "DASHBOARD_LIVE_PING_INTERVAL",
            "2S",
            "DASHBOARD_LIVE_IDLE_TIMEOUT",
            SILENCE + "S",
            "DASHBOARD_LIVE_SEND_TIMEOUT",
            SEND_TIMEOUT + "S",
            "DASHBOARD_LIVE_CLOSE_TIMEOUT",
            "2S",
            // The books hold what was sent, and nothing that a service adds.
            "DASHBOARD_ENGINE_ENABLED",
            "false");

    /** Of replicas that decide, each persona by its own numbers alone: what they have in common would be learnt otherwise. */
    static final Map<String, String> DECIDING = Map.of("DASHBOARD_DECISIONS_LEARN_FROM_ALL_PERSONAS", "false");

    private LiveSettings() {}
}
