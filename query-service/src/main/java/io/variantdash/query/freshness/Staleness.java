package io.variantdash.query.freshness;

import java.time.Instant;

/**
 * A time in which events may not reach the dashboards.
 *
 * @param since from when on what dashboards show may lack something, UTC, by the clock of this replica
 * @param reason for the people who look at a dashboard; it stays the same while the cause does
 */
public record Staleness(Instant since, String reason) {}
