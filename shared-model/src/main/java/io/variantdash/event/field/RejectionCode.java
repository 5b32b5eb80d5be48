package io.variantdash.event.field;

import io.variantdash.event.WireName;

/** Why a record was refused, for machines; goes into the header {@code dead-letter-code}. */
public enum RejectionCode {
    NOT_JSON,
    NOT_AN_OBJECT,
    TOO_LARGE,
    TOO_DEEP,
    DUPLICATE_FIELD,
    WRONG_EVENT_TYPE,
    MISSING_FIELD,
    BLANK_FIELD,
    WRONG_TYPE,
    NOT_FINITE,
    OUT_OF_RANGE,
    UNKNOWN_VALUE,
    TOO_LONG,
    FORBIDDEN_CHARACTER,
    INTERACTIONS_EXCEED_VIEWS,
    INVALID_TIME,
    TIME_AHEAD,
    TIME_TOO_OLD,
    /** The event has no time of its own, and the record's Kafka timestamp cannot be right. */
    INVALID_RECORD_TIME,
    /** Valid by the contract, and yet the database refused it for good. */
    NOT_STORABLE,
    /** An unforeseen failure; the fault is ours, and the log has it with its stack. */
    INTERNAL;

    private final String wireName = WireName.of(this);

    public String wireName() {
        return wireName;
    }
}
