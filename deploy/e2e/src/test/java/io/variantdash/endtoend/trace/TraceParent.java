package io.variantdash.endtoend.trace;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Where something belongs to, as W3C's Trace Context writes it. */
public record TraceParent(String traceId, String spanId, boolean sampled) {

    public static final String NAME = "traceparent";

    /** Of a trace with an id of its own. */
    public static TraceParent random(boolean sampled) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return new TraceParent(
                hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1),
                hex.toHexDigits(random.nextLong() | 1),
                sampled);
    }

    @Override
    public String toString() {
        return "00-%s-%s-%s".formatted(traceId, spanId, sampled ? "01" : "00");
    }
}
