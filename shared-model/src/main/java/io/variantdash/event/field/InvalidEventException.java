package io.variantdash.event.field;

import org.jspecify.annotations.Nullable;

/** Ends the reading of a record at the first breach of the contract. Never leaves this package. */
public final class InvalidEventException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectionCode code;
    private final @Nullable String field;
    private final String reason;

    public InvalidEventException(RejectionCode code, String reason) {
        this(code, null, reason);
    }

    public InvalidEventException(RejectionCode code, @Nullable String field, String reason) {
        super(reason, null, false, false); // expected, so a stack trace would be cost without news
        this.code = code;
        this.field = field;
        this.reason = reason;
    }

    public RejectionCode code() {
        return code;
    }

    /** The field that is at fault, where it is one and is known where the breach was found. */
    public @Nullable String field() {
        return field;
    }

    public String reason() {
        return reason;
    }
}
