package io.variantdash.ingest.deadletter.replay;

import io.variantdash.event.EventType;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.event.codec.RefusedMessage;
import io.variantdash.ingest.deadletter.read.Letter;
import io.variantdash.ingest.deadletter.read.LetterSummary;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The value with which a letter is sent once more, so that it is the same event as the first time. */
final class ReplayValue {

    /** Ends the replay of one letter, with the reason as a sentence. */
    static final class NotReplayableException extends Exception {

        private static final long serialVersionUID = 1L;

        private NotReplayableException(String reason) {
            super(reason, null, false, false); // expected, so a stack trace would be cost without news
        }
    }

    private ReplayValue() {}

    /**
     * The bytes as they came, with the time of the original record where the event has none of its own.
     *
     * @throws NotReplayableException if what would be sent were something else than what came
     */
    static byte @Nullable [] of(Letter letter) throws NotReplayableException {
        LetterSummary summary = letter.summary();
        if (summary.truncated()) {
            throw new NotReplayableException(
                    "Only the beginning of its %d bytes is kept, so it cannot be sent again; its producer has to."
                            .formatted(summary.valueSize()));
        }
        EventType type = EventType.ofTopic(summary.id().topic())
                .orElseThrow(() -> new NotReplayableException(
                        "It comes from no topic of the monitors, so there is nowhere to send it."));
        byte[] value = bytes(letter.value());
        if (!RefusedMessage.takesTimeOfRecord(type, value)) {
            return value;
        }
        Instant recordTime = summary.recordTime();
        if (recordTime == null) {
            throw new NotReplayableException(
                    "Its event names no time, and that of its record is not known, so sent again it would be another event.");
        }
        byte[] withTime = RefusedMessage.withTime(type, value, recordTime);
        if (withTime != null && withTime.length > EventCodec.MAX_BYTES) {
            throw new NotReplayableException("With the time that its event does not name it is larger than %d bytes."
                    .formatted(EventCodec.MAX_BYTES));
        }
        return withTime;
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.get();
    }
}
