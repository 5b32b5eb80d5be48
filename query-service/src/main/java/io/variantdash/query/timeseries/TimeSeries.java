package io.variantdash.query.timeseries;

import java.time.Instant;
import java.util.List;

/** The course of a variant over a range of time; buckets without a report have no point. */
record TimeSeries(String variantId, Instant from, Instant to, Resolution resolution, List<Point> points) {}
