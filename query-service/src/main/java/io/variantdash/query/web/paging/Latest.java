package io.variantdash.query.web.paging;

import io.variantdash.query.web.request.Moment;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A place in a list of what happened, the latest first: after what happened at this time and has this identity. Where
 * times are the same, identities ascend.
 */
public record Latest(Instant time, UUID identity) {

    /** Before whatever happened last. */
    public static final Latest START = new Latest(Moment.LATEST, new UUID(-1, -1));

    public Latest {
        if (time.isBefore(Moment.EARLIEST) || time.isAfter(Moment.LATEST)) {
            throw new IllegalArgumentException("Nothing happened at " + time);
        }
    }

    /** Reads what {@link #key()} wrote. */
    public static Latest of(List<String> key) {
        return new Latest(Instant.parse(key.get(0)), UUID.fromString(key.get(1)));
    }

    /** What a cursor keeps. */
    public String[] key() {
        return new String[] {time.toString(), identity.toString()};
    }
}
