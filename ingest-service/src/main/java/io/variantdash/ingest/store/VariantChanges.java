package io.variantdash.ingest.store;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.VariantPosted;
import io.variantdash.ingest.store.EventBatch.Identified;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is left of a batch's events about one variant when the newest have replaced the others. */
public final class VariantChanges {

    private static final int SECONDS_A_MINUTE = 60;

    private final QualifiedVariantId key;
    /** The newest counts of the minutes before the last one. */
    private @Nullable List<Identified<PerformanceUpdate>> countsOfEarlierMinutes;

    private @Nullable Identified<VariantPosted> post;
    private @Nullable Identified<PerformanceUpdate> counts;
    private boolean killed;

    VariantChanges(QualifiedVariantId key) {
        this.key = key;
    }

    /** Adds an event that is newer than those before. */
    void add(MonitorEvent event, UUID identity) {
        if (event instanceof PerformanceUpdate update) {
            if (counts != null && minute(counts.event()) != minute(update)) {
                endMinute(counts);
            }
            counts = new Identified<>(update, identity);
        } else if (event instanceof VariantPosted posted) {
            post = new Identified<>(posted, identity);
        } else if (event instanceof EarlyKill) {
            killed = true;
        }
    }

    public QualifiedVariantId key() {
        return key;
    }

    /** The newest post, if there is one. */
    public @Nullable Identified<VariantPosted> post() {
        return post;
    }

    /** The newest counts, if there are any. */
    public @Nullable Identified<PerformanceUpdate> counts() {
        return counts;
    }

    /** The newest counts of each minute that has some. */
    public List<Identified<PerformanceUpdate>> countsOfMinutes() {
        if (countsOfEarlierMinutes == null) {
            return counts == null ? List.of() : List.of(counts);
        }
        List<Identified<PerformanceUpdate>> all = new ArrayList<>(countsOfEarlierMinutes);
        all.add(Objects.requireNonNull(counts));
        return all;
    }

    public boolean killed() {
        return killed;
    }

    /** Posts and kills decide on the status; counts do not. */
    public boolean decidesStatus() {
        return killed || post != null;
    }

    /** Of many variants nearly all have counts of one minute in a batch, so the list is made when it is needed. */
    private void endMinute(Identified<PerformanceUpdate> last) {
        if (countsOfEarlierMinutes == null) {
            countsOfEarlierMinutes = new ArrayList<>();
        }
        countsOfEarlierMinutes.add(last);
    }

    private static long minute(PerformanceUpdate update) {
        return Math.floorDiv(update.updatedAt().getEpochSecond(), SECONDS_A_MINUTE);
    }
}
