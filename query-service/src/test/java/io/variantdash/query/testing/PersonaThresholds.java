package io.variantdash.query.testing;

import java.util.Map;

/** Personas with thresholds of their own, which every service that is tested knows: a setting costs no application of its own. */
public final class PersonaThresholds {

    /** Holds it for fifty times as bad to stop a good variant. */
    public static final String CAREFUL = "Careful one";

    /** Lets half of its bad variants run. */
    public static final String CURIOUS = "curious-one";

    private PersonaThresholds() {}

    static Map<String, String> settings() {
        return Map.of(
                setting(CAREFUL, "wrong-kill-cost"), "50",
                setting(CAREFUL, "false-kill-rate"), "0.001",
                setting(CURIOUS, "holdout-share"), "0.5");
    }

    private static String setting(String persona, String name) {
        return "dashboard.decisions.personas.\"%s\".%s".formatted(persona, name);
    }
}
