package io.variantdash.event.codec;

import io.variantdash.event.field.InvalidEventException;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.event.field.SingleLine;
import org.jspecify.annotations.Nullable;

/**
 * One of the things that are wrong with a record.
 *
 * @param field the field that is at fault, a dot before each level; null where it is the record as a whole
 * @param reason a sentence on one line that says what is wrong and what is allowed
 */
public record EventFault(@Nullable String field, RejectionCode code, String reason) {

    public EventFault {
        reason = SingleLine.of(reason);
    }

    static EventFault of(@Nullable String field, InvalidEventException breach) {
        return new EventFault(breach.field() == null ? field : breach.field(), breach.code(), breach.reason());
    }
}
