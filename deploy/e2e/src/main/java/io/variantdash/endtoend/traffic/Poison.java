package io.variantdash.endtoend.traffic;

import io.variantdash.event.EventType;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.event.field.RejectionCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records that no event can be made of, each for another reason. */
enum Poison {
    BROKEN(RejectionCode.NOT_JSON, "{\"persona_id\":\"p\""),
    TEXT(RejectionCode.NOT_AN_OBJECT, "\"performance_update\""),
    NOTHING(RejectionCode.NOT_JSON, ""),
    INCOMPLETE(RejectionCode.MISSING_FIELD, "{\"persona_id\":\"p\",\"view_count\":1,\"interaction_count\":1}"),
    BLANK(RejectionCode.BLANK_FIELD, counts("\" \"", "1", "1")),
    MISTYPED(RejectionCode.WRONG_TYPE, counts("\"v\"", "\"1\"", "1")),
    NEGATIVE(RejectionCode.OUT_OF_RANGE, counts("\"v\"", "-1", "0")),
    ENORMOUS(RejectionCode.OUT_OF_RANGE, counts("\"v\"", "9007199254740992", "0")),
    INFINITE(RejectionCode.NOT_FINITE, counts("\"v\"", "1e999", "0")),
    IMPOSSIBLE(RejectionCode.INTERACTIONS_EXCEED_VIEWS, counts("\"v\"", "1", "2")),
    UNSTORABLE_CHARACTER(RejectionCode.FORBIDDEN_CHARACTER, counts("\"v\\u0000\"", "1", "1")),
    HALF_A_CHARACTER(RejectionCode.FORBIDDEN_CHARACTER, counts("\"v\\uD83D\"", "1", "1")),
    LONG_ID(RejectionCode.TOO_LONG, counts("\"" + "v".repeat(129) + "\"", "1", "1")),
    DEEP(RejectionCode.TOO_DEEP, "{\"a\":".repeat(65) + "1" + "}".repeat(65)),
    LARGE(RejectionCode.TOO_LARGE, counts("\"" + "v".repeat(EventCodec.MAX_BYTES) + "\"", "1", "1")),
    MISPLACED(RejectionCode.WRONG_EVENT_TYPE, "{\"event_type\":\"early_kill\",\"persona_id\":\"p\"}"),
    EARLY(RejectionCode.TIME_AHEAD, Duration.ofMinutes(5).plusMillis(1)),
    OLD(RejectionCode.TIME_TOO_OLD, Duration.ofDays(-31));

    /** The topic of all of them. */
    static final EventType TYPE = EventType.PERFORMANCE_UPDATE;

    private final RejectionCode code;
    private final String message;
    private final Duration ahead;

    Poison(RejectionCode code, String message) {
        this(code, message, Duration.ZERO);
    }

    Poison(RejectionCode code, Duration ahead) {
        this(code, counts("\"v\"", "1", "1"), ahead);
    }

    Poison(RejectionCode code, String message, Duration ahead) {
        this.code = code;
        this.message = message;
        this.ahead = ahead;
    }

    RejectionCode code() {
        return code;
    }

    byte @Nullable [] value(Instant sentAt) {
        return this == NOTHING
                ? null
                : message.replace("$TIME", sentAt.plus(ahead).toString()).getBytes(StandardCharsets.UTF_8);
    }

    /** An update of that time. */
    static String counts(String variantId, String views, String interactions, Instant updatedAt) {
        return counts(variantId, views, interactions).replace("$TIME", updatedAt.toString());
    }

    private static String counts(String variantId, String views, String interactions) {
        return "{\"persona_id\":\"p\",\"variant_id\":%s,\"view_count\":%s,\"interaction_count\":%s,\"updated_at\":\"$TIME\"}"
                .formatted(variantId, views, interactions);
    }
}
