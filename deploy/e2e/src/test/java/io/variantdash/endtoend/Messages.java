package io.variantdash.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** Messages as a monitor writes them. */
final class Messages {

    private Messages() {}

    static String post(String persona, String variant, String content, Duration ago) {
        return message(persona, variant)
                .put("content", content)
                .put("predicted_er", 0.05)
                .put("pattern_used", "curiosity_gap")
                .put("posted_at", Instant.now().minus(ago).toString())
                .toString();
    }

    static String counts(String persona, String variant, long views, long interactions) {
        return message(persona, variant)
                .put("view_count", views)
                .put("interaction_count", interactions)
                .toString();
    }

    static String kill(String persona, String variant, String reason) {
        return message(persona, variant)
                .put("reason", reason)
                .put("final_engagement_rate", 0.02)
                .put("sample_size", 800)
                .toString();
    }

    static String fatigue(String persona, String pattern) {
        return Api.JSON
                .createObjectNode()
                .put("persona_id", persona)
                .put("pattern", pattern)
                .put("usage_count", 5)
                .put("fatigue_score", 0.85)
                .toString();
    }

    static String alert(String persona, String title) {
        return Api.JSON
                .createObjectNode()
                .put("persona_id", persona)
                .put("type", "pattern_optimization")
                .put("priority", "high")
                .put("title", title)
                .put("description", "It is worn out")
                .toString();
    }

    private static ObjectNode message(String persona, String variant) {
        return Api.JSON.createObjectNode().put("persona_id", persona).put("variant_id", variant);
    }
}
