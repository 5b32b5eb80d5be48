package io.variantdash.event;

/** Ends the reading of a record at the first breach of the contract. Never leaves this package. */
final class InvalidEventException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectionCode code;
    private final String reason;

    InvalidEventException(RejectionCode code, String reason) {
        super(reason, null, false, false); // expected, so a stack trace would be cost without news
        this.code = code;
        this.reason = reason;
    }

    RejectionCode code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
