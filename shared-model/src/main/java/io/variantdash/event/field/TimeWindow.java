package io.variantdash.event.field;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The times that a record may speak of: not far ahead of its Kafka timestamp, and those of events not older than what is
 * kept. A timestamp that cannot be right limits nothing, and stands in for nothing.
 *
 * @param recordTime the record's Kafka timestamp, right or wrong
 * @param first the earliest time of all
 * @param keptFrom the earliest time of an event that is kept in the audit trail
 * @param latest the last time of all
 */
public record TimeWindow(Instant recordTime, Instant first, Instant keptFrom, Instant latest) {

    /** How far a producer's clock may run ahead of the record's Kafka timestamp. */
    static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    /** For what passed the checks before. */
    public static final TimeWindow UNBOUNDED = new TimeWindow(Instant.EPOCH, Instant.MIN, Instant.MIN, Instant.MAX);

    private static final String YEARS = "1970..2100";

    /** What no time may be before or after: the database counts these years exactly, and a chart can show them. */
    private static final Instant FIRST = Instant.EPOCH;

    private static final Instant LAST = RecordTime.END.plus(MAX_AHEAD).minus(1, ChronoUnit.MICROS);

    public static TimeWindow around(Instant recordTime, Duration retention) {
        if (!RecordTime.isPlausible(recordTime)) {
            return new TimeWindow(recordTime, FIRST, FIRST, LAST);
        }
        Instant time = recordTime.truncatedTo(ChronoUnit.MICROS);
        return new TimeWindow(time, FIRST, time.minus(retention), time.plus(MAX_AHEAD));
    }

    /** The record's time, where the event does not tell its own in {@code field}. */
    Instant standIn(String field) throws InvalidEventException {
        if (!RecordTime.isPlausible(recordTime)) {
            throw new InvalidEventException(
                    RejectionCode.INVALID_RECORD_TIME,
                    "%s is missing, and the record's Kafka timestamp %s cannot stand in for it: %s; give %s, or the record a timestamp in milliseconds"
                            .formatted(field, recordTime, RecordTime.suspicion(recordTime), field));
        }
        return recordTime;
    }

    /** Checks any time; however old it is, nothing is wrong with it. */
    Instant notAhead(String field, Instant time) throws InvalidEventException {
        if (time.isBefore(first) || (time.isAfter(latest) && latest.equals(LAST))) {
            throw new InvalidEventException(
                    RejectionCode.INVALID_TIME, "%s is %s; it must lie in %s".formatted(field, time, YEARS));
        }
        if (time.isAfter(latest)) {
            throw new InvalidEventException(
                    RejectionCode.TIME_AHEAD,
                    "%s is %s, more than %d minutes ahead of the record's Kafka timestamp %s; check the producer's clock"
                            .formatted(field, time, MAX_AHEAD.toMinutes(), recordTime));
        }
        return time;
    }

    /** Checks the time by which an event is filed. */
    Instant kept(String field, Instant time) throws InvalidEventException {
        notAhead(field, time);
        if (!keeps(time)) {
            throw new InvalidEventException(
                    RejectionCode.TIME_TOO_OLD,
                    "%s is %s, but events of a record with the Kafka timestamp %s are kept from %s on"
                            .formatted(field, time, recordTime, keptFrom));
        }
        return time;
    }

    /** Whether the audit trail keeps an event of that time. */
    public boolean keeps(Instant time) {
        return !time.isBefore(keptFrom);
    }

    /** Whether an event of that time would be kept, without saying why not. */
    public boolean holds(Instant time) {
        return !time.isBefore(first) && !time.isAfter(latest) && keeps(time);
    }
}
