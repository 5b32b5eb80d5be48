package io.variantdash.ingest.deadletter.replay;

import io.variantdash.ingest.caller.Caller;
import io.variantdash.ingest.deadletter.LetterId;
import io.variantdash.ingest.deadletter.read.Letter;
import io.variantdash.ingest.deadletter.replay.ReplayValue.NotReplayableException;
import io.variantdash.ingest.deadletter.replay.Replayed.Outcome;
import io.variantdash.ingest.gateway.transaction.EventWriter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends letters once more. That it will be sent is committed before; a crash in between leaves an outcome that is unknown,
 * and sending the letter again is harmless, as it is the same event.
 */
@ApplicationScoped
class Replay {

    private static final Logger LOG = Logger.getLogger(Replay.class);

    private final EventWriter writer;
    private final ReplayStore replays;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    Replay(EventWriter writer, ReplayStore replays, Caller caller) {
        this.writer = writer;
        this.replays = replays;
        this.caller = caller;
    }

    /** What {@link #send} would do, without doing it. */
    Replayed tryOut(Letter letter) {
        try {
            ReplayValue.of(letter);
            return new Replayed(letter.summary().id(), Outcome.WOULD_BE_SENT, null, null);
        } catch (NotReplayableException e) {
            return new Replayed(letter.summary().id(), Outcome.NOT_REPLAYABLE, null, e.getMessage());
        }
    }

    /** Sends a letter, if it can be sent as what it was. */
    Replayed send(Letter letter) {
        LetterId id = letter.summary().id();
        try {
            byte[] value = ReplayValue.of(letter);
            OptionalInt number = replays.begin(id, clock.instant().truncatedTo(ChronoUnit.MILLIS), caller.subject());
            return number.isPresent()
                    ? send(letter, value, number.getAsInt())
                    : new Replayed(
                            id,
                            Outcome.NOT_REPLAYABLE,
                            null,
                            "It was replayed %d times, and that did not help.".formatted(ReplayStore.MOST));
        } catch (NotReplayableException e) {
            return new Replayed(id, Outcome.NOT_REPLAYABLE, null, e.getMessage());
        }
    }

    private Replayed send(Letter letter, byte @Nullable [] value, int number) {
        LetterId id = letter.summary().id();
        Replayed replayed = switch (writer.write(List.of(ReplayRecord.of(letter, value, number)))) {
            case WRITTEN -> new Replayed(id, Outcome.SENT, number, null);
            case NOT_WRITTEN -> new Replayed(id, Outcome.NOT_SENT, number, "Kafka cannot take it now.");
            case UNKNOWN ->
                new Replayed(
                        id,
                        Outcome.UNKNOWN,
                        number,
                        "Kafka did not confirm it in time; it may be sent again, as it is the same event.");
        };
        replays.end(id, number, replayed.outcome().wireName());
        LOG.infof(
                "Replayed dead letter %s for %s: %s",
                id, caller.subject(), replayed.outcome().wireName());
        return replayed;
    }
}
