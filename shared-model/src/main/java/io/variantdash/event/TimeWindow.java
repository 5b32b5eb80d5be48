package io.variantdash.event;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The times that a record may speak of: not far ahead of its own, and not older than what is kept. */
record TimeWindow(Instant recordTime, Instant earliest, Instant latest) {

    /** How far a producer's clock may run ahead of the record's Kafka timestamp. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    static final TimeWindow UNBOUNDED = new TimeWindow(Instant.EPOCH, Instant.MIN, Instant.MAX);

    /** The end of the times that the database counts exactly, in microseconds since 1970, with room to spare. */
    private static final Instant END_OF_TIME = Instant.parse("2200-01-01T00:00:00Z");

    static TimeWindow around(Instant recordTime, Duration retention) throws InvalidEventException {
        if (recordTime.isBefore(Instant.EPOCH) || !recordTime.isBefore(END_OF_TIME)) {
            throw new InvalidEventException(
                    RejectionCode.INVALID_TIME,
                    "The record's Kafka timestamp is %s; it must lie in 1970..2199".formatted(recordTime));
        }
        Instant time = recordTime.truncatedTo(ChronoUnit.MICROS);
        return new TimeWindow(time, time.minus(retention), time.plus(MAX_AHEAD));
    }

    Instant check(String field, Instant time) throws InvalidEventException {
        if (time.isAfter(latest)) {
            throw new InvalidEventException(
                    RejectionCode.TIME_AHEAD,
                    "%s is %s, more than %d minutes ahead of the record's Kafka timestamp %s; check the producer's clock"
                            .formatted(field, time, MAX_AHEAD.toMinutes(), recordTime));
        }
        if (time.isBefore(earliest)) {
            throw new InvalidEventException(
                    RejectionCode.TIME_TOO_OLD,
                    "%s is %s, but events of a record with the Kafka timestamp %s are kept from %s on"
                            .formatted(field, time, recordTime, earliest));
        }
        return time;
    }
}
