package io.variantdash.ingest.store;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.ingest.observe.EventCounts;
import io.variantdash.ingest.store.EventBatch.Identified;
import java.util.List;

/**
 * What a transaction left.
 *
 * @param newestCounts of every variant that the batch has counts of, stored by it or before
 * @param added the events that were not stored before
 */
public record StoredBatch(List<Identified<PerformanceUpdate>> newestCounts, EventCounts added) {}
