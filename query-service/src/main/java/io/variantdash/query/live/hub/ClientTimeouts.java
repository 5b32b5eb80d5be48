package io.variantdash.query.live.hub;

import java.time.Duration;

/** How long is waited for a client: for any sign of life, and for its answer to a close. */
record ClientTimeouts(Duration silence, Duration close) {}
