package io.variantdash.query.events;

import io.variantdash.query.web.paging.Cursor;
import io.variantdash.query.web.paging.Latest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the audit trail, the latest event first; a cursor is null where there is nothing in its direction. */
record EventPage(
        List<RecordedEvent> events,
        @Nullable String nextCursor,
        @Nullable String previousCursor) {

    private static final String OLDER = "older";
    private static final String NEWER = "newer";

    static EventPage read(AuditTrail trail, EventFilter filter, @Nullable Cursor cursor, int limit) {
        if (cursor == null) {
            return older(trail, filter, Latest.START, limit, false);
        }
        Start start = cursor.keyIn(filter.list(), Start::of);
        return start.newer ? newer(trail, filter, start.place, limit) : older(trail, filter, start.place, limit, true);
    }

    /** One entry more than the page has is read, by which it is known whether there are more. */
    private static EventPage older(AuditTrail trail, EventFilter filter, Latest place, int limit, boolean hasNewer) {
        List<RecordedEvent> found = trail.older(filter, place, limit + 1);
        return page(filter, found.subList(0, Math.min(limit, found.size())), found.size() > limit, hasNewer);
    }

    private static EventPage newer(AuditTrail trail, EventFilter filter, Latest place, int limit) {
        List<RecordedEvent> found = trail.newer(filter, place, limit + 1);
        List<RecordedEvent> shown = new ArrayList<>(found.subList(0, Math.min(limit, found.size())));
        Collections.reverse(shown);
        return page(filter, shown, true, found.size() > limit);
    }

    private static EventPage page(EventFilter filter, List<RecordedEvent> shown, boolean hasOlder, boolean hasNewer) {
        return new EventPage(
                shown,
                hasOlder && !shown.isEmpty() ? cursor(filter, OLDER, shown.get(shown.size() - 1)) : null,
                hasNewer && !shown.isEmpty() ? cursor(filter, NEWER, shown.get(0)) : null);
    }

    private static String cursor(EventFilter filter, String direction, RecordedEvent event) {
        Latest place = new Latest(event.occurredAt(), event.identity());
        return Cursor.after(filter.list(), direction, place.key()[0], place.key()[1])
                .text();
    }

    private record Start(boolean newer, Latest place) {

        static Start of(List<String> key) {
            if (!key.get(0).equals(OLDER) && !key.get(0).equals(NEWER)) {
                throw new IllegalArgumentException(key.get(0));
            }
            return new Start(key.get(0).equals(NEWER), Latest.of(key.subList(1, key.size())));
        }
    }
}
