package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.variantdash.event.EventType;
import io.variantdash.event.field.RejectionCode;
import io.variantdash.support.Golden;
import io.variantdash.support.Message;
import io.variantdash.support.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that are wrong as a whole, or in places that the contract does not name. */
class InvalidMessagesTest {

    private static final Message VALID = Message.of(EventType.PERFORMANCE_UPDATE);

    static Stream<Arguments> messages() {
        return Stream.of(
                refused("tombstone", null, RejectionCode.NOT_JSON, "The record has no value; send a JSON object"),
                refused("empty", "", RejectionCode.NOT_JSON, "The record has no value; send a JSON object"),
                refused("blank", " \n", RejectionCode.NOT_JSON, "The record has no value; send a JSON object"),
                refused(
                        "a word",
                        "hello",
                        RejectionCode.NOT_JSON,
                        "The value is not JSON at line 1, column 1: Unrecognized token 'hello': was expecting"
                                + " (JSON String, Number (or 'NaN'/'+INF'/'-INF'), Array, Object or token 'null',"
                                + " 'true' or 'false')"),
                refused(
                        "cut off",
                        "{\"persona_id\":\"ava\"",
                        RejectionCode.NOT_JSON,
                        "The value is not JSON at line 1, column 20: Unexpected end-of-input: expected close marker for"
                                + " Object (start marker at line: 1, column: 1)"),
                refused(
                        "something behind it",
                        VALID.json() + " {}",
                        RejectionCode.NOT_JSON,
                        "The value is not JSON at line 1, column 87: something follows after its end"),
                refused(
                        "a field that is there twice",
                        VALID.json().replace("}", ",\"persona_id\":\"ben\"}"),
                        RejectionCode.DUPLICATE_FIELD,
                        "The field 'persona_id' is there twice; which of them counts would be chance, so send it once"),
                unknownField(
                        "[{\"a\":{},\"b\":1,\"a\":{}}]",
                        RejectionCode.DUPLICATE_FIELD,
                        "The field 'a' is there twice; which of them counts would be chance, so send it once"),
                refused("null", "null", RejectionCode.NOT_AN_OBJECT, "The value is null; send a JSON object"),
                refused("a number", "5", RejectionCode.NOT_AN_OBJECT, "The value is the number 5; send a JSON object"),
                refused("a text", "\"x\"", RejectionCode.NOT_AN_OBJECT, "The value is a text; send a JSON object"),
                refused("an array", "[{}]", RejectionCode.NOT_AN_OBJECT, "The value is an array; send a JSON object"),
                refused(
                        "more interactions than views",
                        VALID.with("interaction_count", "2501").json(),
                        RejectionCode.INTERACTIONS_EXCEED_VIEWS,
                        "interaction_count is 2501, more than view_count 2500; both are totals and a view interacts at"
                                + " most once"),
                refused(
                        "an event of another type",
                        VALID.with("event_type", "\"early_kill\"").json(),
                        RejectionCode.WRONG_EVENT_TYPE,
                        "event_type is 'early_kill', but the topic monitor.performance-update carries"
                                + " performance_update; send it to its own topic or leave event_type out"),
                unknownField(
                        "\"a\\u0000b\"",
                        RejectionCode.FORBIDDEN_CHARACTER,
                        "later has a NUL character at index 1, which is not allowed in any text"),
                unknownField(
                        "[0,{\"deep\":[\"\\ud83d\"]}]",
                        RejectionCode.FORBIDDEN_CHARACTER,
                        "later[1].deep[0] has half a surrogate pair at index 0, which is not allowed in any text"),
                unknownField(
                        "\"\\ude00\\ud83d\"",
                        RejectionCode.FORBIDDEN_CHARACTER,
                        "later has half a surrogate pair at index 0, which is not allowed in any text"),
                unknownField(
                        "{\"a\\u0000b\":1}",
                        RejectionCode.FORBIDDEN_CHARACTER,
                        "later has a field name with a NUL character at index 1, which is not allowed in any text"),
                refused(
                        "a field named NUL",
                        VALID.json().replace("{", "{\"\\u0000\":1,"),
                        RejectionCode.FORBIDDEN_CHARACTER,
                        "The message has a field name with a NUL character at index 0, which is not allowed in any text"),
                unknownField(
                        "{\"x\":[1,NaN]}",
                        RejectionCode.NOT_FINITE,
                        "later.x[1] is not a finite number; NaN, Infinity and numbers beyond ±1.8e308 are not allowed"),
                unknownField(
                        "1".repeat(1001),
                        RejectionCode.OUT_OF_RANGE,
                        "A number is longer than the 1000 characters that are allowed"),
                unknownField(nested(64), RejectionCode.TOO_DEEP, "The value is nested deeper than 64 levels"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void areRefused(byte @Nullable [] value, RejectionCode code, String reason) {
        assertThat(Verdict.rejected(EventType.PERFORMANCE_UPDATE, value)).isEqualTo(new RejectedEvent(code, reason));
    }

    @Test
    void anUnforeseenFailureIsRefusedWithItsClass() {
        EventCodec codec = new EventCodec(Duration.ofSeconds(Long.MAX_VALUE)); // more than time has seconds

        RejectedEvent verdict = (RejectedEvent) codec.decode(VALID.type(), VALID.bytes(), Golden.RECORD_TIME);

        assertThat(verdict.code()).isEqualTo(RejectionCode.INTERNAL);
        assertThat(verdict.reason())
                .isEqualTo("java.time.DateTimeException: the system failed on this record in an unforeseen way; its log"
                        + " tells where");
        assertThat(verdict.failure()).isInstanceOf(DateTimeException.class);
    }

    @Test
    void aReasonHasOneLineWhateverItQuotes() {
        assertThat(Verdict.rejected(VALID.with("event_type", "\"early\\nkill\\u0007\\u0085\""))
                        .reason())
                .startsWith("event_type is 'early kill\uFFFD\uFFFD', but");
    }

    @Test
    void aReasonStaysASentenceHoweverLongTheValueIs() {
        String length = "😀".repeat(20_000);
        for (Message message : new Message[] {
            VALID.with("event_type", "\"" + length + "\""),
            VALID.with("event_type", "\"x" + length + "\""),
            VALID.with("updated_at", "\"" + length + "\""),
            VALID.with("view_count", "9".repeat(300)),
            VALID.with("later", "{\"" + length + "\":\"\\u0000\"}"),
            VALID.with("later", length)
        }) {
            String reason = Verdict.rejected(message).reason();

            assertThat(reason).hasSizeLessThan(600);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(reason)).isTrue();
        }
    }

    @Test
    void sixtyFourLevelsAreAllowed() {
        Verdict.accepted(VALID.with("later", nested(63)));
    }

    @Test
    void aQuarterOfAMebibyteIsAllowedAndOneByteMoreIsNot() {
        Message allowed = VALID.with("later", "\"\"");
        allowed = VALID.with("later", "\"" + "x".repeat(EventCodec.MAX_BYTES - allowed.bytes().length) + "\"");
        byte[] tooLarge = (allowed.json() + " ").getBytes(StandardCharsets.UTF_8);

        assertThat(allowed.bytes()).hasSize(256 * 1024);
        Verdict.accepted(allowed);
        assertThat(Verdict.rejected(EventType.PERFORMANCE_UPDATE, tooLarge))
                .isEqualTo(new RejectedEvent(
                        RejectionCode.TOO_LARGE, "The value has 262145 bytes; at most 262144 are allowed"));
    }

    private static Arguments refused(String name, @Nullable String value, RejectionCode code, String reason) {
        byte[] bytes = value == null ? null : value.getBytes(StandardCharsets.UTF_8);
        return argumentSet(name, bytes, code, reason);
    }

    private static Arguments unknownField(String json, RejectionCode code, String reason) {
        String name = "unknown field " + (json.length() <= 40 ? json : json.substring(0, 40) + "…");
        return refused(name, VALID.with("later", json).json(), code, reason);
    }

    private static String nested(int levels) {
        return "[".repeat(levels) + "]".repeat(levels);
    }
}
