package io.variantdash.ingest.publish;

/** The brokers did not confirm a record; sending it again may succeed. */
final class KafkaAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KafkaAwayException(Throwable cause) {
        super(cause);
    }
}
