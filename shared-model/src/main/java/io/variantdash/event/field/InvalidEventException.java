package io.variantdash.event.field;

/** Ends the reading of a record at the first breach of the contract. Never leaves this package. */
public final class InvalidEventException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectionCode code;
    private final String reason;

    public InvalidEventException(RejectionCode code, String reason) {
        super(reason, null, false, false); // expected, so a stack trace would be cost without news
        this.code = code;
        this.reason = reason;
    }

    public RejectionCode code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
