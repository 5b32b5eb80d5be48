package io.variantdash.query.stream;

import io.variantdash.update.DashboardUpdate;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** Reads when Kafka took the event that an update tells of. */
final class EventTime {

    private static final long UNKNOWN = 0;

    private EventTime() {}

    /** In milliseconds since 1970; 0 where the header is missing or no number: it is only measured by. */
    static long of(Headers headers) {
        Header header = headers.lastHeader(DashboardUpdate.EVENT_TIME_HEADER);
        if (header == null || header.value() == null) {
            return UNKNOWN;
        }
        try {
            return Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }
}
