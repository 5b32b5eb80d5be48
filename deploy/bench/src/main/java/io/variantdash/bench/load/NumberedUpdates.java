package io.variantdash.bench.load;

import io.variantdash.event.PerformanceUpdate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Performance updates whose frames tell their number at a fixed distance from their end, so that a client finds it
 * without reading JSON: as the count of views, which a time of constant length follows.
 */
public final class NumberedUpdates {

    /** Where the frame of an update has its number. */
    public static final Marker MARKER =
            new Marker(':', 13, ",\"updated_at\":\"2026-01-31T10:00:00.000001Z\"}}".length(), 1_000_000_000_000L);

    private static final double RATE = 0.05;

    private NumberedUpdates() {}

    public static PerformanceUpdate of(long number, String persona, String variant) {
        long views = MARKER.offset() + number;
        return new PerformanceUpdate(null, persona, variant, views, Math.round(views * RATE), RATE, now());
    }

    /** With an odd number of microseconds: of zeros at the end a text would leave out some. */
    private static Instant now() {
        return Instant.EPOCH.plus(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()) | 1, ChronoUnit.MICROS);
    }
}
