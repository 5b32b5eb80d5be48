package io.variantdash.event.codec;

import io.variantdash.event.field.RejectionCode;
import io.variantdash.event.field.SingleLine;
import org.jspecify.annotations.Nullable;

/**
 * A record that is not an event of the contract.
 *
 * @param reason a sentence on one line that names the field, what is wrong with it and what is allowed
 * @param failure the unforeseen failure, for the log; only where the code is {@link RejectionCode#INTERNAL}
 */
public record RejectedEvent(
        RejectionCode code, String reason, @Nullable Throwable failure) implements DecodedEvent {

    public RejectedEvent {
        reason = SingleLine.of(reason);
    }

    public RejectedEvent(RejectionCode code, String reason) {
        this(code, reason, null);
    }

    /** A record that some part of the system fails on, though it should not. */
    public static RejectedEvent internal(Throwable failure) {
        return new RejectedEvent(
                RejectionCode.INTERNAL,
                "%s: the system failed on this record in an unforeseen way; its log tells where"
                        .formatted(failure.getClass().getName()),
                failure);
    }
}
