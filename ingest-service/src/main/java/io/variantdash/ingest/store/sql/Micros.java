package io.variantdash.ingest.store.sql;

import java.time.Instant;

/** Times as PostgreSQL sends and keeps them: microseconds since 2000, also the precision of events. */
final class Micros {

    private static final long EPOCH_SECOND = 946_684_800;

    private Micros() {}

    static long since2000(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond() - EPOCH_SECOND, 1_000_000L), time.getNano() / 1_000);
    }
}
