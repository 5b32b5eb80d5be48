package io.variantdash.ingest.store;

/** The database refused something in the batch for what it is; trying again would end the same. */
public final class UnstorableBatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnstorableBatchException(Throwable cause) {
        super(cause.getMessage(), cause);
    }
}
