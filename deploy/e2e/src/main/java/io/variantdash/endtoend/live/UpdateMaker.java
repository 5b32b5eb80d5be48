package io.variantdash.endtoend.live;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Priority;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import java.time.Instant;
import java.util.Random;

/** Makes up events of all kinds, four of five of them counts; the same ones for the same seed, but for their times. */
final class UpdateMaker {

    private static final int VARIANTS = 20;
    private static final int KINDS = 20;

    private final Random random;
    private long views;

    UpdateMaker(Random random) {
        this.random = random;
    }

    MonitorEvent next(String persona, Instant now) {
        String variant = "v" + random.nextInt(VARIANTS);
        return switch (random.nextInt(KINDS)) {
            case 0 -> new EarlyKill(null, persona, variant, "below half", 0.01, 100, null, now);
            case 1 -> new PatternFatigue(null, persona, "how_to", 5, 0.8, "Rest how_to.", now);
            case 2 ->
                new OptimizationAlert(
                        null,
                        persona,
                        "kind",
                        Priority.LOW,
                        "title",
                        "text",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        now);
            case 3 -> post(persona, variant, "content", now);
            default -> {
                views++;
                yield new PerformanceUpdate(null, persona, variant, views, 0, 0.0, now);
            }
        };
    }

    static VariantPosted post(String persona, String variant, String content, Instant now) {
        return new VariantPosted(null, persona, variant, content, 0.05, "how_to", VariantStatus.ACTIVE, now, now);
    }
}
