package io.variantdash.query.variants;

import io.variantdash.query.web.paging.Cursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A place in a list of variants: after the one with this time of post and id. Variants without a post have no
 * time to be sorted by; they count as older than any other.
 */
record NewestFirst(Instant postedAt, String id) {

    private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATER_THAN_ANY = Instant.parse("9999-12-31T23:59:59Z");

    static final NewestFirst START = new NewestFirst(LATER_THAN_ANY, "");

    NewestFirst {
        if (postedAt.isBefore(NEVER) || postedAt.isAfter(LATER_THAN_ANY)) {
            throw new IllegalArgumentException("No variant was posted at " + postedAt);
        }
    }

    static NewestFirst of(String list, @Nullable Cursor cursor) {
        return cursor == null
                ? START
                : cursor.keyIn(list, key -> new NewestFirst(Instant.parse(key.get(0)), key.get(1)));
    }

    /** Whether the one before it had a post; then there may be more that have. */
    boolean isPosted() {
        return !postedAt.equals(NEVER);
    }

    static Cursor after(String list, ActiveVariant last) {
        Instant postedAt = last.postedAt() == null ? NEVER : last.postedAt();
        return Cursor.after(list, postedAt.toString(), last.id());
    }
}
