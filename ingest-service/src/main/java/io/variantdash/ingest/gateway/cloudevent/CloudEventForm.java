package io.variantdash.ingest.gateway.cloudevent;

import io.vertx.core.MultiMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a request carries its events (CloudEvents 1.0, HTTP protocol binding). */
public enum CloudEventForm {
    /** As they are, in no CloudEvent. */
    NONE,
    /** One, whose attributes are headers and whose data is the body. */
    BINARY,
    /** One, whose attributes stand beside its data in the body. */
    STRUCTURED,
    /** An array of structured ones. */
    BATCH;

    static final String ONE = "application/cloudevents+json";
    static final String MANY = "application/cloudevents-batch+json";
    private static final String VERSION_HEADER = "ce-specversion";

    public static CloudEventForm of(@Nullable String contentType, MultiMap headers) {
        String mediaType =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (mediaType) {
            case ONE -> STRUCTURED;
            case MANY -> BATCH;
            default -> headers.contains(VERSION_HEADER) ? BINARY : NONE;
        };
    }
}
