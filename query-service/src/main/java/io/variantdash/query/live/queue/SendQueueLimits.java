package io.variantdash.query.live.queue;

import java.time.Duration;

/** How much may wait for one client, and how long it may take next to nothing, before it is too slow. */
public record SendQueueLimits(long bytes, Duration age) {}
