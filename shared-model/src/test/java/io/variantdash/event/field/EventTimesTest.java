package io.variantdash.event.field;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EarlyKill;
import io.variantdash.event.EventType;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.DecodedEvent;
import io.variantdash.event.codec.RejectedEvent;
import io.variantdash.support.ContractField;
import io.variantdash.support.Golden;
import io.variantdash.support.Message;
import io.variantdash.support.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimesTest {

    private static final Message UPDATE = Message.of(EventType.PERFORMANCE_UPDATE);
    private static final Message POST = Message.of(EventType.VARIANT_POSTED);
    private static final ContractField POSTED_AT = timeFields()
            .filter(field ->
                    field.type() == EventType.VARIANT_POSTED && field.name().equals("posted_at"))
            .findFirst()
            .orElseThrow();
    private static final Instant EARLIEST = Golden.RECORD_TIME.minus(Golden.RETENTION);
    private static final Instant TOO_OLD = EARLIEST.minus(1, ChronoUnit.MICROS);

    static Stream<ContractField> timeFields() {
        return ContractField.all().filter(field -> field.kind() == ContractField.Kind.TIME);
    }

    /** Those by which events other than posts are filed. */
    static Stream<ContractField> ownTimes() {
        return timeFields()
                .filter(field -> field.type() != EventType.VARIANT_POSTED
                        && !field.name().equals("posted_at"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-01-31T09:00:00Z | 2026-01-31T09:00:00Z",
                "2026-01-31t09:00:00z | 2026-01-31T09:00:00Z",
                "2026-01-31 09:00:00Z | 2026-01-31T09:00:00Z",
                "2026-01-31T09:00Z | 2026-01-31T09:00:00Z",
                "2026-01-31T10:00:00+01:00 | 2026-01-31T09:00:00Z",
                "2026-01-31 10:00:00+01:00 | 2026-01-31T09:00:00Z",
                "2026-01-31T10:00:00+0100 | 2026-01-31T09:00:00Z",
                "2026-01-31T10:00:00+01 | 2026-01-31T09:00:00Z",
                "2026-01-31T03:30:00-05:30 | 2026-01-31T09:00:00Z",
                "2026-01-31T03:30:00\u221205:30 | 2026-01-31T09:00:00Z",
                "2026-01-31T09:00:00-00:00 | 2026-01-31T09:00:00Z",
                "2026-01-31T10:00:30+01:00:30 | 2026-01-31T09:00:00Z",
                "2026-01-31T09:00:00.5Z | 2026-01-31T09:00:00.500Z",
                "2026-01-31T09:00:00,5Z | 2026-01-31T09:00:00.500Z",
                "2026-01-31T09:00:00.Z | 2026-01-31T09:00:00Z",
                "2026-01-31T09:00:00.123456Z | 2026-01-31T09:00:00.123456Z",
                "2026-01-31T09:00:00.123456999Z | 2026-01-31T09:00:00.123456Z",
                "2026-01-31T09:00:00.1234569999999999999999Z | 2026-01-31T09:00:00.123456Z",
                "20260131T090000Z | 2026-01-31T09:00:00Z",
                "20260131T0900Z | 2026-01-31T09:00:00Z",
                "20260131T100000,25+0100 | 2026-01-31T09:00:00.250Z",
                "2026-01-30T24:00:00Z | 2026-01-31T00:00:00Z",
                "2025-12-31T24:00Z | 2026-01-01T00:00:00Z",
                "2025-12-31T23:59:60.5Z | 2025-12-31T23:59:59.500Z",
                "2026-01-01T00:59:60+01:00 | 2025-12-31T23:59:59Z",
                "2026-01-31T10:00+01:00[Europe/Berlin] | 2026-01-31T09:00:00Z",
                "2026-01-31T09:00:00.123Z[UTC] | 2026-01-31T09:00:00.123Z",
                "2026-01-31T09:00:00Z[Etc/GMT+1] | 2026-01-31T09:00:00Z"
            })
    void areReadInTheFormsThatProducersWrite(String text, Instant time) {
        assertThat(occurredAt(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "2026-01-31T09:00:00|, which has no offset",
                "2026-01-31T09:00:00.123456|, which has no offset",
                "2026-01-31 09:00|, which has no offset",
                "20260131T090000|, which has no offset",
                "2026-01-31T09:00:00[Europe/Berlin]|, which names a zone instead of an offset",
                "2026-01-31T09:00:00 CET|, which names a zone instead of an offset",
                "2026-01-31|, which has no time of the day",
                "2026-01-31Z|, which has no time of the day",
                "20260131|, which has no time of the day",
                "2026-01-31T09Z|, which has no minutes",
                "2026-01-31T09+01:00|, which has no minutes",
                "2026-W05-6T09:00:00Z|, which is a date by weeks",
                "2026W056T090000Z|, which is a date by weeks",
                "2026-031T09:00:00Z|, which is a date by days of the year",
                "2026-031|, which is a date by days of the year",
                "2026031T090000Z|, which is a date by days of the year",
                "+12026-01-31T09:00:00Z|, which has no year of four digits",
                "12026-01-31T09:00:00Z|, which has no year of four digits",
                "-2026-01-31T09:00:00Z|, which has no year of four digits",
                "1769853600|, which looks like a count of seconds or milliseconds",
                "1769853600123|, which looks like a count of seconds or milliseconds",
                "1769853600.123|, which looks like a count of seconds or milliseconds",
                "20260131090000|, which has no T and no offset",
                "2026-02-30T10:00:00Z|, but there is no such day, time or offset",
                "2025-02-29T10:00:00Z|, but there is no such day, time or offset",
                "2026-13-01T10:00:00Z|, but there is no such day, time or offset",
                "2026-01-31T25:00:00Z|, but there is no such day, time or offset",
                "2026-01-31T24:00:00.1Z|, but there is no such day, time or offset",
                "2026-01-31T24:00:01Z|, but there is no such day, time or offset",
                "2026-01-31T09:60:00Z|, but there is no such day, time or offset",
                "2026-01-31T09:00:60Z|, but there is no such day, time or offset",
                "2026-01-31T23:59:60+01:00|, but there is no such day, time or offset",
                "2026-01-31T23:59:61Z|, but there is no such day, time or offset",
                "2026-01-31T09:00:00+19:00|, but there is no such day, time or offset",
                " 2026-01-31T09:00:00Z|, which has white space around it",
                "2026-01-31T09:00:00ZZ|",
                "2026-01-31T09:00:00+00:00Z|",
                "2026-01-31T09:00:00+1|",
                "2026-01-31T09:00.5Z|",
                "2026-0131T09:00:00Z|",
                "2026-01-31T0900:00Z|",
                "2026-01-31_09:00:00Z|",
                "2026-01-31T09:00:00Z[Europe/Berlin][u-ca=hebrew]|",
                "26-01-31T09:00:00Z|",
                "31.01.2026 09:00|",
                "Sat, 31 Jan 2026 09:00:00 GMT|",
                "\u0662026-01-31T09:00:00Z|"
            })
    void inOtherFormsAreRefusedWithTheFormThatIsAllowed(String text, @Nullable String problem) {
        RejectedEvent rejected = Verdict.rejected(UPDATE.with("updated_at", "\"" + text + "\""));

        assertThat(rejected)
                .isEqualTo(new RejectedEvent(
                        RejectionCode.INVALID_TIME,
                        "updated_at is '%s'%s; give an ISO-8601 time with offset, like 2026-01-31T10:00:00Z"
                                .formatted(text, problem == null ? "" : problem)));
    }

    @Test
    void asEpochNumbersAreRefusedWithTheFormThatIsAllowed() {
        assertThat(Verdict.rejected(UPDATE.with("updated_at", "1769853600")))
                .isEqualTo(new RejectedEvent(
                        RejectionCode.WRONG_TYPE,
                        "updated_at is the number 1769853600; it must be a text with an ISO-8601 time with offset, like"
                                + " 2026-01-31T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "1969-12-31T23:59:59.999999Z, INVALID_TIME, 'posted_at is 1969-12-31T23:59:59.999999Z; it must lie in 1970..2100'",
        "0000-01-01T00:00:00Z, INVALID_TIME, 'posted_at is 0000-01-01T00:00:00Z; it must lie in 1970..2100'"
    })
    void beforeComputersAreRefused(String time, RejectionCode code, String reason) {
        assertThat(Verdict.rejected(POST.with("posted_at", "\"" + time + "\"")))
                .isEqualTo(new RejectedEvent(code, reason));
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
    @MethodSource("ownTimes")
    void ofEventsMayBeAsOldAsTheRetention(ContractField field) {
        assertThat(Verdict.accepted(with(field, EARLIEST)).audited()).isTrue();
        assertThat(Verdict.rejected(with(field, TOO_OLD)))
                .isEqualTo(new RejectedEvent(
                        RejectionCode.TIME_TOO_OLD,
                        field.name()
                                + " is 2025-11-02T10:00:00.122999Z, but events of a record with the Kafka timestamp"
                                + " 2026-01-31T10:00:00.123Z are kept from 2025-11-02T10:00:00.123Z on"));
    }

    @Test
    void ofPostsMayBeOlderButThoseAreNotAudited() {
        String old = "\"1970-01-01T00:00:00Z\"";

        assertThat(Verdict.accepted(with(POSTED_AT, EARLIEST)).audited()).isTrue();
        assertThat(Verdict.accepted(with(POSTED_AT, TOO_OLD)).audited()).isFalse();
        assertThat(Verdict.accepted(POST.with("posted_at", old)).audited()).isFalse();
        assertThat(Verdict.accepted(POST.with("updated_at", old)).audited()).isFalse();
    }

    @Test
    void ofChangesCountAndNotThoseOfTheirPosts() {
        String now = "\"" + Golden.RECORD_TIME + "\"";

        AcceptedEvent pause = Verdict.accepted(with(POSTED_AT, TOO_OLD).with("updated_at", now));
        AcceptedEvent kill = Verdict.accepted(Message.of(EventType.EARLY_KILL)
                .with("posted_at", "\"" + TOO_OLD + "\"")
                .with("killed_at", now));

        assertThat(List.of(pause.audited(), kill.audited())).containsOnly(true);
        assertThat(((VariantPosted) pause.event()).postedAt()).isEqualTo(TOO_OLD);
        assertThat(((EarlyKill) kill.event()).postedAt()).isEqualTo(TOO_OLD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2015-01-01T00:00:00Z", "2100-12-31T23:59:59.999Z"})
    void ofARecordStandInForAbsentOnes(Instant recordTime) {
        DecodedEvent verdict = Verdict.CODEC.decode(EventType.PERFORMANCE_UPDATE, UPDATE.bytes(), recordTime);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        AcceptedEvent.class,
                        accepted -> assertThat(accepted.event().occurredAt()).isEqualTo(recordTime));
    }

    @ParameterizedTest
    @CsvSource({
        "-1, 'it is -1, so the record has none'",
        "0, it does not lie in 2015..2100",
        "1420070399999, it does not lie in 2015..2100",
        "4133980800000, it does not lie in 2015..2100",
        "1769853600, it looks like seconds since 1970 instead of milliseconds",
        "1769853600123456, it looks like microseconds since 1970 instead of milliseconds",
        "1769853600123456789, it looks like nanoseconds since 1970 instead of milliseconds",
        "-1769853600123, it does not lie in 2015..2100",
        "-9223372036854775808, it does not lie in 2015..2100",
        "9223372036854775807, it does not lie in 2015..2100"
    })
    void ofARecordThatCannotBeRightStandInForNone(long timestamp, String suspicion) {
        Instant recordTime = Instant.ofEpochMilli(timestamp);

        assertThat(Verdict.CODEC.decode(EventType.PERFORMANCE_UPDATE, UPDATE.bytes(), recordTime))
                .isEqualTo(new RejectedEvent(
                        RejectionCode.INVALID_RECORD_TIME,
                        "updated_at is missing, and the record's Kafka timestamp %s cannot stand in for it: %s; give"
                                        .formatted(recordTime, suspicion)
                                + " updated_at, or the record a timestamp in milliseconds"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 1_769_853_600L, 1_769_853_600_123_456L, Long.MIN_VALUE, Long.MAX_VALUE})
    void areNotHeldAgainstARecordTimeThatCannotBeRight(long timestamp) {
        for (String time : new String[] {"1970-01-01T00:00:00Z", "2026-01-31T09:00:00Z", "2100-12-31T23:59:59Z"}) {
            assertThat(decoded(timestamp, time)).isInstanceOfSatisfying(AcceptedEvent.class, accepted -> {
                assertThat(accepted.event().occurredAt()).isEqualTo(time);
                assertThat(accepted.audited()).isTrue();
            });
        }
        for (String time : new String[] {"1969-12-31T23:59:59Z", "2101-01-01T00:05:00Z", "9999-12-31T23:59:59Z"}) {
            assertThat(decoded(timestamp, time))
                    .isEqualTo(new RejectedEvent(
                            RejectionCode.INVALID_TIME, "updated_at is " + time + "; it must lie in 1970..2100"));
        }
    }

    private static DecodedEvent decoded(long timestamp, String updatedAt) {
        return Verdict.CODEC.decode(
                EventType.PERFORMANCE_UPDATE,
                UPDATE.with("updated_at", "\"" + updatedAt + "\"").bytes(),
                Instant.ofEpochMilli(timestamp));
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
