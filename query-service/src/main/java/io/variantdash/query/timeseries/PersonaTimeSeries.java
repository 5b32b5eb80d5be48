package io.variantdash.query.timeseries;

import java.time.Instant;
import java.util.List;

/** The course of all variants of a persona together; buckets in which none reported have no point. */
record PersonaTimeSeries(String personaId, Instant from, Instant to, Resolution resolution, List<Point> points) {}
