package io.variantdash.ingest.consume;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.ingest.store.EventBatch.Identified;
import io.variantdash.ingest.store.EventCounts;
import java.util.List;

/**
 * What a transaction left.
 *
 * @param newestCounts of every variant that the batch has counts of, stored by it or before
 * @param added the events that were not stored before
 */
record StoredBatch(List<Identified<PerformanceUpdate>> newestCounts, EventCounts added) {}
