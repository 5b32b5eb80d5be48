package io.variantdash.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedMessageTest {

    private static final Instant TIME = Instant.parse("2026-01-31T10:00:00.250Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "{\"persona_id\":\"ava\"}        | key            | ava",
                "{\"persona_id\":\" \"}          | key            | key",
                "{\"persona_id\":7}              | key            | key",
                "{\"persona_id\":\"a\\u0000\"}   | key            | key",
                "{\"persona_id\":\"a\\ud800\"}   | null           | null",
                "{                               | key            | key",
                "[]                              | null           | null",
                "null                            | key            | key",
                "{}                              | ' '            | null",
                "{}                              | 'a\u0007'      | null",
            })
    void namesThePersonaOfTheValueOrElseOfTheKey(
            @Nullable String value, @Nullable String key, @Nullable String persona) {
        assertThat(RefusedMessage.personaId(bytes(key), bytes(value)).orElse(null))
                .isEqualTo(persona);
    }

    @Test
    void takesNoKeyForAPersonaThatIsNoTextOrTooLong() {
        assertThat(RefusedMessage.personaId(new byte[] {(byte) 0xff}, null)).isEmpty();
        assertThat(RefusedMessage.personaId(bytes("x".repeat(129)), null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PERFORMANCE_UPDATE | {}                         | {\"updated_at\":\"2026-01-31T10:00:00.250Z\"}",
                "EARLY_KILL         | ' { \"reason\" : 1e0 } '   | ' {\"killed_at\":\"2026-01-31T10:00:00.250Z\", \"reason\" : 1e0 } '",
                "PATTERN_FATIGUE    | {\"detected_at\":null}     | {\"detected_at\":\"2026-01-31T10:00:00.250Z\"}",
                "OPTIMIZATION_ALERT | {\"killed_at\":\"x\"}      | {\"raised_at\":\"2026-01-31T10:00:00.250Z\",\"killed_at\":\"x\"}",
                "EARLY_KILL         | {\"killed_at\":\"x\"}      | {\"killed_at\":\"x\"}",
                "EARLY_KILL         | {\"a\":1,\"a\":1}          | {\"a\":1,\"a\":1}",
                "EARLY_KILL         | [{}]                       | [{}]",
                "EARLY_KILL         | {                          | {",
                "VARIANT_POSTED     | {}                         | {}",
            })
    void writesTheTimeOfTheRecordWhereTheEventHasNone(EventType type, String value, String written) {
        assertThat(text(RefusedMessage.withTime(type, bytes(value), TIME))).isEqualTo(written);
        assertThat(RefusedMessage.takesTimeOfRecord(type, bytes(value))).isEqualTo(!value.equals(written));
    }

    @Test
    void leavesARecordWithoutAValueAlone() {
        assertThat(RefusedMessage.withTime(EventType.EARLY_KILL, null, TIME)).isNull();
        assertThat(RefusedMessage.takesTimeOfRecord(EventType.EARLY_KILL, null)).isFalse();
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
