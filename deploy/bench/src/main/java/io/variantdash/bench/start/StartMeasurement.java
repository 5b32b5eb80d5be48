package io.variantdash.bench.start;

import io.variantdash.bench.load.Received;
import java.time.Duration;

/**
 * One start.
 *
 * @param ready until both services said that they are
 * @param firstFrame until a client had its first frame
 * @param expected the frames of all performance updates of the first minute, if none took the place of an older one
 * @param firstMinute what the clients received of it
 */
record StartMeasurement(Duration ready, Duration firstFrame, long expected, Received firstMinute) {}
