/** What waits in the monitor topics, for this replica or behind open transactions, and the heartbeats that tell it. */
@NullMarked
package io.variantdash.ingest.backlog;

import org.jspecify.annotations.NullMarked;
