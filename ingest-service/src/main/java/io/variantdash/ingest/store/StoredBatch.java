package io.variantdash.ingest.store;

import io.variantdash.event.PerformanceUpdate;
import io.variantdash.ingest.observe.EventCounts;
import io.variantdash.ingest.store.EventBatch.Identified;
import java.util.List;
import java.util.Set;

/**
 * What a transaction left.
 *
 * @param batch what of the batch was stored, before or now: all but the events of erased personas
 * @param erased those personas
 * @param newestCounts of every variant that the batch has counts of, stored by it or before
 * @param added the events that were not stored before
 */
public record StoredBatch(
        EventBatch batch, Set<String> erased, List<Identified<PerformanceUpdate>> newestCounts, EventCounts added) {}
