package io.variantdash.query.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The log of what people do: a category of its own, one JSON object a line. Of each action it takes so many lines a second
 * and says in the next one how many it left out, so that refused requests can neither fill a disk nor hide what was done.
 * Safe for use by several threads.
 */
@Singleton
public final class AuditLog {

    static final String CATEGORY = "audit";

    /** Lines a second, on average; those of ten seconds at once. */
    private static final int PER_SECOND = 50;

    private static final int SAVED_SECONDS = 10;
    private static final int LONGEST = 256;

    /** What is recorded. */
    public enum Action {
        /** A connection for live updates was opened. */
        OPENED,
        /** A request was refused for who asks, or how often. */
        REFUSED
    }

    private record Room(Bucket bucket, AtomicLong leftOut) {}

    private final Logger log = Logger.getLogger(CATEGORY);
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Action, Room> rooms = new EnumMap<>(Action.class);
    private final Clock clock;

    @Inject
    AuditLog(Clock clock) {
        this(clock, TimeMeter.SYSTEM_NANOTIME);
    }

    AuditLog(Clock clock, TimeMeter time) {
        this.clock = clock;
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
     * @param subject what it was about: a path without its query, a persona
     * @param reason why, in a few words; nothing of a token
     */
    public void record(Action action, @Nullable String identity, String address, String subject, String reason) {
        Room room = rooms.get(action);
        if (room == null || !room.bucket().tryConsume(1)) {
            if (room != null) {
                room.leftOut().incrementAndGet();
            }
            return;
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("at", clock.instant().toString());
        line.put("action", action.name().toLowerCase(Locale.ROOT));
        line.put("identity", identity == null ? null : shortened(identity));
        line.put("address", address);
        line.put("subject", shortened(subject));
        line.put("reason", reason);
        long leftOut = room.leftOut().getAndSet(0);
        if (leftOut > 0) {
            line.put("left_out", leftOut);
        }
        try {
            log.info(json.writeValueAsString(line));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Both are the caller's words, and could be long. */
    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
