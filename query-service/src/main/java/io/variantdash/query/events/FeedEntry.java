package io.variantdash.query.events;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.variantdash.update.DashboardUpdate;
import java.time.Instant;
import java.util.UUID;

/** An event in the words of the live frame that announced it, the long ones cut; {@code data} is JSON already. */
public record FeedEntry(
        UUID identity, Instant timestamp, @JsonRawValue String data) {

    static FeedEntry from(DashboardUpdate update) {
        return new FeedEntry(update.identity(), update.timestamp(), FeedData.shortened(update.data()));
    }
}
