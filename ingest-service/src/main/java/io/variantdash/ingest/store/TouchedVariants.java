package io.variantdash.ingest.store;

import io.variantdash.event.AcceptedEvent;
import io.variantdash.event.EventType;
import io.variantdash.event.MonitorEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The variants whose state a batch may change, each with whether the batch decides on its status: posts and kills do,
 * counts do not. Alerts may speak of a variant, but change nothing about it.
 */
public final class TouchedVariants {

    private static final Set<EventType> DECIDE_STATUS = Set.of(EventType.VARIANT_POSTED, EventType.EARLY_KILL);

    private TouchedVariants() {}

    public static Map<VariantKey, Boolean> of(EventBatch batch) {
        Map<VariantKey, Boolean> touched = new HashMap<>();
        for (AcceptedEvent accepted : batch.events()) {
            MonitorEvent event = accepted.event();
            boolean decidesStatus = DECIDE_STATUS.contains(event.type());
            if (decidesStatus || event.type() == EventType.PERFORMANCE_UPDATE) {
                touched.merge(VariantKey.of(event), decidesStatus, Boolean::logicalOr);
            }
        }
        return touched;
    }
}
