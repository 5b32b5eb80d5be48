package io.variantdash.ingest.deadletter.replay;

import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.json.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * What became of one letter that was to be replayed.
 *
 * @param number of the replay, from 1; null where none was begun
 * @param detail a sentence where it was not sent
 */
record Replayed(
        LetterId letter,
        Outcome outcome,
        @Nullable Integer number,
        @Nullable String detail) {

    enum Outcome {
        /** A dry run that found nothing against it. */
        WOULD_BE_SENT("would_be_sent"),
        /** Kafka has confirmed it. */
        SENT("sent"),
        /** Sent again it would not be what it was. */
        NOT_REPLAYABLE("not_replayable"),
        /** Kafka did not take it. */
        NOT_SENT("not_sent"),
        /** Kafka was asked to commit it and did not answer. */
        UNKNOWN("unknown");

        private final String wireName;

        Outcome(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }

        /** Whether there is no use in sending more now. */
        boolean isOfKafka() {
            return this == NOT_SENT || this == UNKNOWN;
        }
    }

    String toJson() {
        return new JsonText()
                .beginObject()
                .member("id", letter.toString())
                .member("outcome", outcome.wireName())
                .rawMember("number", String.valueOf(number))
                .nullableMember("detail", detail)
                .endObject()
                .toString();
    }
}
