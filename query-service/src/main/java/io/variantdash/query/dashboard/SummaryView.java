package io.variantdash.query.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.variantdash.query.kills.EarlyKillsToday;
import io.variantdash.query.stream.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The numbers of a dashboard without its lists. */
record SummaryView(
        Summary summary,
        EarlyKillsToday earlyKillsToday,
        Instant asOf,
        @Nullable Position position,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean stale) {

    static SummaryView from(Snapshot snapshot) {
        Metrics metrics = snapshot.metrics();
        return new SummaryView(
                metrics.summary(),
                metrics.earlyKillsToday(),
                metrics.asOf(),
                metrics.position(),
                snapshot.stale() ? true : null);
    }
}
