package io.variantdash.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.EventType;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.DecodedEvent;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.event.codec.RejectedEvent;
import io.variantdash.event.field.RejectionCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the codec says of a message that was recorded at {@link Golden#RECORD_TIME}. */
public final class Verdict {

    public static final EventCodec CODEC = new EventCodec(Golden.RETENTION);

    private Verdict() {}

    public static DecodedEvent on(EventType type, byte @Nullable [] value) {
        return CODEC.decode(type, value, Golden.RECORD_TIME);
    }

    public static AcceptedEvent accepted(EventType type, byte[] value) {
        DecodedEvent verdict = on(type, value);
        assertThat(verdict).isInstanceOf(AcceptedEvent.class);
        return (AcceptedEvent) verdict;
    }

    public static AcceptedEvent accepted(Message message) {
        return accepted(message.type(), message.bytes());
    }

    public static RejectedEvent rejected(EventType type, byte @Nullable [] value) {
        DecodedEvent verdict = on(type, value);
        assertThat(verdict).isInstanceOf(RejectedEvent.class);
        return (RejectedEvent) verdict;
    }

    public static RejectedEvent rejected(Message message) {
        return rejected(message.type(), message.bytes());
    }

    /** Holds a verdict against what is true of every one: it is the same again, or says why. */
    public static void isSane(EventType type, byte[] value, Instant recordTime) {
        DecodedEvent verdict = CODEC.decode(type, value, recordTime);
        if (verdict instanceof AcceptedEvent accepted) {
            assertThat(accepted.event().type()).isEqualTo(type);
            assertThat(CODEC.decode(type, CODEC.encode(accepted.event()), recordTime))
                    .isInstanceOfSatisfying(
                            AcceptedEvent.class,
                            again -> assertThat(again.identity()).isEqualTo(accepted.identity()));
        } else {
            RejectedEvent rejected = (RejectedEvent) verdict;
            assertThat(rejected.code()).as("%s", rejected.failure()).isNotEqualTo(RejectionCode.INTERNAL);
            assertThat(rejected.reason()).isNotBlank().hasSizeLessThan(600);
            assertThat(rejected.reason().codePoints()).noneMatch(Character::isISOControl);
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(rejected.reason()))
                    .isTrue();
        }
    }
}
