package io.variantdash.query.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.variantdash.query.stream.Position;
import io.variantdash.query.variants.ActiveVariant;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What outperforms its prediction most. */
record LeadersView(
        List<ActiveVariant> performanceLeaders,
        Instant asOf,
        @Nullable Position position,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean stale) {

    static LeadersView from(Snapshot snapshot) {
        Metrics metrics = snapshot.metrics();
        return new LeadersView(
                metrics.performanceLeaders(), metrics.asOf(), metrics.position(), snapshot.stale() ? true : null);
    }
}
