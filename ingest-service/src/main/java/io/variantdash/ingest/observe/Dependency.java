package io.variantdash.ingest.observe;

/** What ingest-service cannot work without, and waits for. */
public enum Dependency {
    /** PostgreSQL. */
    DATABASE("database"),
    /** The brokers, as the reader of the monitor topics sees them. */
    KAFKA_CONSUMER("kafka-consumer"),
    /** The brokers, as the writer of updates and dead letters sees them. */
    KAFKA_PRODUCER("kafka-producer");

    private final String label;

    Dependency(String label) {
        this.label = label;
    }

    /** Its name in health answers and metrics. */
    public String label() {
        return label;
    }
}
