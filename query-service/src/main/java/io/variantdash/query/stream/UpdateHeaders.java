package io.variantdash.query.stream;

import io.variantdash.event.field.RecordTime;
import io.variantdash.update.DashboardUpdate;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** Reads what an update says of the event that it tells of. */
final class UpdateHeaders {

    private static final long UNKNOWN = 0;

    private UpdateHeaders() {}

    /** When Kafka took it, in milliseconds since 1970; 0 where that is missing or cannot be right: it is only measured by. */
    static long eventMillis(Headers headers) {
        String time = text(headers, DashboardUpdate.EVENT_TIME_HEADER);
        if (time == null) {
            return UNKNOWN;
        }
        try {
            long millis = Long.parseLong(time);
            return RecordTime.isPlausible(millis) ? millis : UNKNOWN;
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }

    /** The trace that it belongs to; null if it is not followed. */
    static @Nullable String traceParent(Headers headers) {
        return text(headers, "traceparent");
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.US_ASCII);
    }
}
