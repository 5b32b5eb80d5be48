package io.variantdash.query.dashboard;

/**
 * The dashboard of a persona as it was at {@code metrics.asOf()}, and the same ready to be sent.
 *
 * @param stale whether it may be out of date, because the database is away
 */
public record Snapshot(Metrics metrics, EncodedSnapshot encoded, boolean stale) {

    /** Objects take about twice the memory of their JSON. */
    private static final int OBJECTS_PER_JSON = 2;

    int size() {
        return encoded.json().length * (1 + OBJECTS_PER_JSON) + encoded.gzip().length;
    }
}
