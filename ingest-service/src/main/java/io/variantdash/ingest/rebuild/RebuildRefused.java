package io.variantdash.ingest.rebuild;

/** A rebuild cannot begin; the message says why, and what a person can do. */
final class RebuildRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RebuildRefused(String message) {
        super(message);
    }
}
