package io.variantdash.local.demo.simulation;

import java.time.Instant;

/** Names variants and events. A later demo on kept data gives other names, as a killed variant never comes back. */
public final class Names {

    /** Tells a demo's variants from others. */
    public static final String PREFIX = "demo-";

    private final String run;
    private long variants;
    private long events;

    Names(Instant start) {
        run = PREFIX + Long.toString(start.toEpochMilli(), Character.MAX_RADIX);
    }

    String variant() {
        variants++;
        return run + "-" + variants;
    }

    String event() {
        events++;
        return run + "-e" + events;
    }
}
