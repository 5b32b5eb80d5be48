package io.variantdash.bench.guard;

/** What is guarded: each a ratio of ours to something that runs beside it, so that a faster machine does not change it. */
enum Figure {
    INGEST(Part.INGEST, "ingest", "ingest: events/s, by one Debezium sink", true),
    FANOUT_ONE(Part.FANOUT, "fanout_1", "fanout, 1 persona: p99, by Node.js", false),
    FANOUT_MANY(Part.FANOUT, "fanout_100", "fanout, 100 personas: p99, by Node.js", false),
    END_TO_END(Part.END_TO_END, "end_to_end", "end-to-end: p50, by producer to consumer", false),
    REST(Part.REST, "rest", "rest: p50, by the JDK's server", false);

    private final Part part;
    private final String key;
    private final String title;
    private final boolean moreIsBetter;

    Figure(Part part, String key, String title, boolean moreIsBetter) {
        this.part = part;
        this.key = key;
        this.title = title;
        this.moreIsBetter = moreIsBetter;
    }

    /** The benchmark that measures it. */
    Part part() {
        return part;
    }

    /** Its name in the baseline and in the last line. */
    String key() {
        return key;
    }

    /** What is measured, and what it is divided by. */
    String title() {
        return title;
    }

    /** By which share the ratio is worse than it was; negative where it is better. */
    double loss(double before, double now) {
        return moreIsBetter ? 1 - now / before : now / before - 1;
    }
}
