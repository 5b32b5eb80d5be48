package io.variantdash.ingest.retention;

import io.variantdash.ingest.IngestConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * A table of which nothing is kept that is older than an age. It may be partitioned by day or not, and need not exist.
 *
 * @param timeColumn tells the age of a row
 * @param age full days in UTC that are older are deleted as a whole
 */
record AgedTable(String name, String timeColumn, Duration age) {

    static AgedTable events(IngestConfiguration configuration) {
        return new AgedTable("dashboard_events", "occurred_at", configuration.retention());
    }

    static AgedTable minutes(IngestConfiguration configuration) {
        return new AgedTable("variant_engagement", "bucket", configuration.minutesRetention());
    }

    /** In partitions of a month, which go when their last day does. */
    static AgedTable hours(IngestConfiguration configuration) {
        return new AgedTable("variant_engagement_hours", "bucket", configuration.hoursRetention());
    }

    static AgedTable deadLetters(IngestConfiguration configuration) {
        return new AgedTable("dead_letters", "received_at", configuration.deadLettersRetention());
    }

    /** The first day that is kept: at least a part of it is young enough. */
    LocalDate firstDay(Instant now) {
        return now.minus(age).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
