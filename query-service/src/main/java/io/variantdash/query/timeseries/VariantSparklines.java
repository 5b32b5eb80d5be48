package io.variantdash.query.timeseries;

import java.time.Instant;
import java.util.List;

/** Sparklines that share an axis of time: they begin with the same minute, and have a value each step. */
record VariantSparklines(Instant from, int stepSeconds, List<Sparkline> series) {}
