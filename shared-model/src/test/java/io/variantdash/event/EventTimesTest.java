package io.variantdash.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.support.ContractField;
import io.variantdash.support.Golden;
import io.variantdash.support.Message;
import io.variantdash.support.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {

    private static final Message UPDATE = Message.of(EventType.PERFORMANCE_UPDATE);

    static Stream<ContractField> timeFields() {
        return ContractField.all().filter(field -> field.kind() == ContractField.Kind.TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:00:00Z, 2026-01-31T09:00:00Z",
        "2026-01-31t09:00:00z, 2026-01-31T09:00:00Z",
        "2026-01-31T09:00Z, 2026-01-31T09:00:00Z",
        "2026-01-31T10:00:00+01:00, 2026-01-31T09:00:00Z",
        "2026-01-31T10:00:00+0100, 2026-01-31T09:00:00Z",
        "2026-01-31T10:00:00+01, 2026-01-31T09:00:00Z",
        "2026-01-31T03:30:00-05:30, 2026-01-31T09:00:00Z",
        "2026-01-31T09:00:00-00:00, 2026-01-31T09:00:00Z",
        "2026-01-31T10:00:30+01:00:30, 2026-01-31T09:00:00Z",
        "2026-01-31T09:00:00.5Z, 2026-01-31T09:00:00.500Z",
        "2026-01-31T09:00:00.123456Z, 2026-01-31T09:00:00.123456Z",
        "2026-01-31T09:00:00.123456999Z, 2026-01-31T09:00:00.123456Z"
    })
    void areReadInTheirUsualForms(String text, Instant time) {
        assertThat(occurredAt(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T10:00:00Z",
                "2025-02-29T10:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T09:00:60Z",
                "2026-01-31 09:00:00Z",
                "2026-01-31",
                "2026-01-31Z",
                "2026-01-31T09Z",
                "2026-01-31T09:00:00",
                "2026-01-31T09:00:00ZZ",
                "2026-01-31T09:00:00+00:00Z",
                "2026-01-31T09:00:00+1",
                "2026-01-31T09:00:00+19:00",
                "2026-01-31T09:00:00,5Z",
                "2026-01-31T09:00:00.1234567890Z",
                "2026-01-31T09:00:00Z[UTC]",
                " 2026-01-31T09:00:00Z",
                "26-01-31T09:00:00Z",
                "\u0662026-01-31T09:00:00Z"
            })
    void mustBeRealTimesWithAnOffset(String text) {
        RejectedEvent rejected = Verdict.rejected(UPDATE.with("updated_at", "\"" + text + "\""));

        assertThat(rejected)
                .isEqualTo(new RejectedEvent(
                        RejectionCode.INVALID_TIME,
                        "updated_at is '%s'; give an ISO-8601 time with offset, like 2026-01-31T10:00:00Z"
                                .formatted(text)));
    }

    @ParameterizedTest
    @MethodSource("timeFields")
    void mayBeFiveMinutesAheadOfTheRecord(ContractField field) {
        Instant latest = Golden.RECORD_TIME.plus(5, ChronoUnit.MINUTES);

        Verdict.accepted(with(field, latest));
        assertThat(Verdict.rejected(with(field, latest.plus(1, ChronoUnit.MICROS))))
                .isEqualTo(new RejectedEvent(
                        RejectionCode.TIME_AHEAD,
                        field.name()
                                + " is 2026-01-31T10:05:00.123001Z, more than 5 minutes ahead of the record's Kafka"
                                + " timestamp 2026-01-31T10:00:00.123Z; check the producer's clock"));
    }

    @ParameterizedTest
    @MethodSource("timeFields")
    void mayBeAsOldAsTheRetention(ContractField field) {
        Instant earliest = Golden.RECORD_TIME.minus(Golden.RETENTION);

        Verdict.accepted(with(field, earliest));
        assertThat(Verdict.rejected(with(field, earliest.minus(1, ChronoUnit.MICROS))))
                .isEqualTo(new RejectedEvent(
                        RejectionCode.TIME_TOO_OLD,
                        field.name()
                                + " is 2025-11-02T10:00:00.122999Z, but events of a record with the Kafka timestamp"
                                + " 2026-01-31T10:00:00.123Z are kept from 2025-11-02T10:00:00.123Z on"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2199-12-31T23:59:59.999Z"})
    void ofARecordMayBeAnyOfTwoCenturies(Instant recordTime) {
        DecodedEvent verdict = Verdict.CODEC.decode(EventType.PERFORMANCE_UPDATE, UPDATE.bytes(), recordTime);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        AcceptedEvent.class,
                        accepted -> assertThat(accepted.event().occurredAt()).isEqualTo(recordTime));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 7_258_118_400_000L})
    void ofARecordWithoutAUsableTimestampAreRefused(long timestamp) {
        Instant recordTime = Instant.ofEpochMilli(timestamp);

        assertThat(new EventCodec(Duration.ofDays(3650))
                        .decode(EventType.PERFORMANCE_UPDATE, UPDATE.bytes(), recordTime))
                .isEqualTo(new RejectedEvent(
                        RejectionCode.INVALID_TIME,
                        "The record's Kafka timestamp is " + recordTime + "; it must lie in 1970..2199"));
    }

    private static Instant occurredAt(String updatedAt) {
        return Verdict.accepted(UPDATE.with("updated_at", "\"" + updatedAt + "\""))
                .event()
                .occurredAt();
    }

    private static Message with(ContractField field, Instant time) {
        return Message.of(field.type()).with(field.name(), "\"" + time + "\"");
    }
}
