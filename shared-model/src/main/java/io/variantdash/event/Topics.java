package io.variantdash.event;

import java.util.List;
import java.util.stream.Stream;

/** The names of the Kafka topics; those of monitor events are in {@link EventType#topic()}. */
public final class Topics {

    /** Records that were refused, with the reason in their headers. */
    public static final String DEAD_LETTER = "monitor.dead-letter";

    /** What changed, published by ingest-service after each commit. */
    public static final String DASHBOARD_UPDATES = "dashboard.updates";

    /** Personas that are erased, by their id; compacted. */
    public static final String ERASURES = "dashboard.erasures";

    /** What the decision engine has learnt, the newest record of each persona; compacted. */
    public static final String DASHBOARD_PARAMETERS = "dashboard.parameters";

    private Topics() {}

    /** Every topic that the system uses. */
    public static List<String> all() {
        return Stream.concat(
                        Stream.of(EventType.values()).map(EventType::topic),
                        Stream.of(DEAD_LETTER, DASHBOARD_UPDATES, ERASURES, DASHBOARD_PARAMETERS))
                .toList();
    }
}
