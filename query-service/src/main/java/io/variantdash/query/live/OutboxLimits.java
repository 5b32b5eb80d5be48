package io.variantdash.query.live;

import java.time.Duration;

/** How much may wait for one client, and how long, before it is too slow. */
record OutboxLimits(long bytes, Duration age) {}
