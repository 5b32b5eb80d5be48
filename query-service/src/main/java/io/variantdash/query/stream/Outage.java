package io.variantdash.query.stream;

import java.time.Instant;

/** A time in which no updates arrive. */
public record Outage(String problem, Instant since) {}
