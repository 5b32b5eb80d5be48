package io.variantdash.ingest.store.sql;

import java.time.Instant;

/** Times as microseconds since 1970, the precision of events and of PostgreSQL. */
final class Micros {

    private Micros() {}

    static long of(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    }
}
