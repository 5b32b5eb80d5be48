package io.variantdash.ingest.retention;

import io.variantdash.ingest.IngestConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A table of which nothing is kept that is older than an age. It may be partitioned by day or not, and need not exist.
 *
 * @param timeColumn tells the age of a row
 * @param age full days in UTC that are older are deleted as a whole
 */
record AgedTable(String name, String timeColumn, Duration age) {

    static List<AgedTable> of(IngestConfiguration configuration) {
        return List.of(
                new AgedTable("dashboard_events", "occurred_at", configuration.retention()),
                new AgedTable("variant_engagement", "bucket", configuration.minutesRetention()),
                new AgedTable("variant_engagement_hours", "bucket", configuration.hoursRetention()));
    }

    /** The first day that is kept: at least a part of it is young enough. */
    LocalDate firstDay(Instant now) {
        return now.minus(age).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
