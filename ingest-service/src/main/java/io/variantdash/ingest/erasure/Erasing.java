package io.variantdash.ingest.erasure;

import io.variantdash.ingest.caller.Caller;
import io.variantdash.ingest.erased.ErasureTopic;
import io.variantdash.ingest.gateway.problem.Problem;
import io.variantdash.ingest.gateway.problem.RefusedRequest;
import io.variantdash.ingest.gateway.transaction.EventWriter;
import io.variantdash.ingest.gateway.transaction.EventWriter.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Begins erasures, for {@link ErasureWork} to do, and ends them. */
@ApplicationScoped
class Erasing {

    private static final Logger LOG = Logger.getLogger(Erasing.class);

    private static final int NOT_FOUND = 404;
    private static final int UUID_LENGTH = 36;

    private final ErasureStore erasures;
    private final EventWriter writer;
    private final Caller caller;
    private final Clock clock = Clock.systemUTC();

    Erasing(ErasureStore erasures, EventWriter writer, Caller caller) {
        this.erasures = erasures;
        this.writer = writer;
        this.caller = caller;
    }

    /** The erasure of the persona, which begins now unless it began before. */
    Erasure begin(String personaId) {
        UUID id = UUID.randomUUID();
        erasures.add(id, personaId, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Erasure erasure = erasures.of(personaId)
                .filter(found -> found.state() != Erasure.State.LIFTING)
                .orElseThrow(() -> RefusedRequest.unavailable(
                        "The persona is just being allowed again; ask for its erasure again."));
        if (erasure.id().equals(id)) {
            LOG.infof("Erasure %s was asked for by %s", id, caller.subject()); // not whose it is: the log is kept
        }
        return erasure;
    }

    /**
     * The erasure of an address.
     *
     * @throws RefusedRequest with 400 if that is no id, with 404 if there is no such erasure
     */
    Erasure find(String text) {
        return erasures.find(id(text))
                .orElseThrow(() -> RefusedRequest.with(Problem.of(
                        NOT_FOUND,
                        "There is no erasure %s; its persona may have been allowed again.".formatted(text))));
    }

    List<Erasure> page(Optional<ErasureCursor> cursor, int limit) {
        return erasures.page(cursor, limit);
    }

    /**
     * Lets events of the persona be kept again.
     *
     * @throws RefusedRequest with 503 if Kafka does not take that now; it is done as soon as it does
     */
    void allow(Erasure erasure) {
        erasures.lift(erasure.id());
        LOG.infof("%s asked to end erasure %s, which allows its persona again", caller.subject(), erasure.id());
        if (!complete(erasure)) {
            throw RefusedRequest.unavailable("Kafka cannot note it now; the persona is allowed again when it can.");
        }
    }

    /** Ends an erasure that is being lifted; false if Kafka cannot note it now. */
    boolean complete(Erasure erasure) {
        if (writer.write(List.of(ErasureTopic.allowed(erasure.personaId()))) != Outcome.WRITTEN) {
            return false;
        }
        erasures.forget(erasure.id());
        LOG.infof("Erasure %s is over: its persona is allowed again", erasure.id());
        return true;
    }

    private static UUID id(String text) {
        try {
            if (text.length() == UUID_LENGTH) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw RefusedRequest.malformed(
                "The id of an erasure is a UUID like 0b9f1b1e-3c51-4f0e-9d57-0a4f5a0f6c11, as DELETE /api/personas/{persona_id} answers it.");
    }
}
