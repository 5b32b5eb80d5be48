package io.variantdash.ingest.store;

/** The database did not answer or could not work; the same batch may succeed later. */
final class DatabaseAwayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DatabaseAwayException(Throwable cause) {
        super(cause);
    }
}
