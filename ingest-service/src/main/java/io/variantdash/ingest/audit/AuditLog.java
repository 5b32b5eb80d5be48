package io.variantdash.ingest.audit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.variantdash.json.JsonText;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The log of what people do, in the form of query-service's: a category of its own, one JSON object a line. Of each action
 * it takes so many lines a second and says in the next one how many it left out, so that refused requests can neither fill a
 * disk nor hide what was done. Safe for use by several threads.
 */
@Singleton
class AuditLog {

    static final String CATEGORY = "audit";

    /** Lines a second, on average; those of ten seconds at once. */
    private static final int PER_SECOND = 50;

    private static final int SAVED_SECONDS = 10;
    private static final int LONGEST = 256;

    private record Room(Bucket bucket, AtomicLong leftOut) {}

    private final Logger log = Logger.getLogger(CATEGORY);
    private final Map<Action, Room> rooms = new EnumMap<>(Action.class);

    @Inject
    AuditLog() {
        this(TimeMeter.SYSTEM_NANOTIME);
    }

    AuditLog(TimeMeter time) {
        for (Action action : Action.values()) {
            Bucket bucket = Bucket.builder()
                    .withCustomTimePrecision(time)
                    .addLimit(limit -> limit.capacity((long) PER_SECOND * SAVED_SECONDS)
                            .refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                    .build();
            rooms.put(action, new Room(bucket, new AtomicLong()));
        }
    }

    /**
     * Writes a line, if there is room for one.
     *
     * @param identity who it was, as the token says; null for who is not known
     * @param address from where
     * @param subject what it was about: a method and a path
     * @param reason why, or how it ended, in a few words; nothing of a token
     */
    void record(Action action, @Nullable String identity, String address, String subject, String reason) {
        Room room = rooms.get(action);
        if (room == null) {
            throw new IllegalStateException(action.name());
        }
        if (!room.bucket().tryConsume(1)) {
            room.leftOut().incrementAndGet();
            return;
        }
        JsonText line = new JsonText()
                .beginObject()
                .member("at", Instant.now().toString())
                .member("action", action.name().toLowerCase(Locale.ROOT))
                .nullableMember("identity", identity == null ? null : shortened(identity))
                .member("address", address)
                .member("subject", shortened(subject))
                .member("reason", reason);
        long leftOut = room.leftOut().getAndSet(0);
        if (leftOut > 0) {
            line.member("left_out", leftOut);
        }
        log.info(line.endObject().toString());
    }

    /** Both are the caller's words, and could be long. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
