package io.variantdash.query.stream;

import io.variantdash.update.DashboardUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An update and its place in the stream.
 *
 * @param eventMillis when Kafka took the event that it tells of, 0 if unknown
 * @param traceParent the trace of that event, as W3C's Trace Context has it, if it is followed
 */
public record StreamedUpdate(
        DashboardUpdate update,
        Position position,
        long eventMillis,
        @Nullable String traceParent) {}
