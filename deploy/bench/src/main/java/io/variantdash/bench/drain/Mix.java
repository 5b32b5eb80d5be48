package io.variantdash.bench.drain;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.PatternFatigue;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.Priority;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import java.time.Duration;

/** Which kinds of events a workload has. */
public enum Mix {
    /** Reports on performance alone, which is what the peer can store as well. */
    REPORTS {
        @Override
        public MonitorEvent instead(long number, PerformanceUpdate report) {
            return report;
        }
    },

    /** One event in 25 is of another kind: half of them posts, the others kills, fatigue and alerts. */
    ALL {
        @Override
        public MonitorEvent instead(long number, PerformanceUpdate report) {
            if (number % EVERY != 0) {
                return report;
            }
            return switch ((int) (number / EVERY % KINDS)) {
                case 0 -> kill(report);
                case 1 -> fatigue(report);
                case 2 -> alert(report);
                default -> post(report);
            };
        }
    };

    private static final int EVERY = 25;
    private static final int KINDS = 6;
    private static final String PATTERN = "curiosity_gap";

    /** What a monitor says at the place of a report. */
    public abstract MonitorEvent instead(long number, PerformanceUpdate report);

    private static VariantPosted post(PerformanceUpdate report) {
        return new VariantPosted(
                null,
                report.personaId(),
                report.variantId(),
                "Nobody tells you this about the first minute of " + report.variantId(),
                0.05,
                PATTERN,
                VariantStatus.ACTIVE,
                report.updatedAt().minus(Duration.ofHours(1)),
                report.updatedAt());
    }

    private static EarlyKill kill(PerformanceUpdate report) {
        return new EarlyKill(
                null,
                report.personaId(),
                report.variantId(),
                "Engagement far below the prediction",
                report.engagementRate(),
                report.viewCount(),
                null,
                report.updatedAt());
    }

    private static PatternFatigue fatigue(PerformanceUpdate report) {
        return new PatternFatigue(
                null, report.personaId(), PATTERN, report.viewCount(), 0.8, "Let it rest", report.updatedAt());
    }

    private static OptimizationAlert alert(PerformanceUpdate report) {
        return new OptimizationAlert(
                null,
                report.personaId(),
                "pattern",
                Priority.MEDIUM,
                "Use the pattern less",
                "Its rate falls with every use",
                "Pause the pattern",
                null,
                null,
                null,
                report.variantId(),
                null,
                null,
                report.updatedAt());
    }
}
