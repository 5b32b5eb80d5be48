package io.variantdash.query.stream;

import io.variantdash.update.DashboardUpdate;

/**
 * An update and its place in the stream.
 *
 * @param eventMillis when Kafka took the event that it tells of, 0 if nobody knows
 */
public record StreamedUpdate(DashboardUpdate update, Position position, long eventMillis) {}
