package io.variantdash.query.events;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.variantdash.query.database.Database;
import io.variantdash.query.database.History;
import io.variantdash.query.database.RowConsumer;
import io.variantdash.query.web.paging.Latest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Reads what was stored of events, in either direction or as a whole. */
@ApplicationScoped
class AuditTrail {

    private static final String EVENTS = """
            SELECT identity, event_type, event_id, variant_id, occurred_at, created_at,
            """ + StoredData.COLUMN + """
            FROM dashboard_events
            WHERE persona_id = ? AND occurred_at >= ? AND occurred_at < ?
              AND (?::text IS NULL OR event_type = ?) AND (?::text IS NULL OR variant_id = ?)
            """;

    /** In the words of the index that has no counts. */
    private static final String NEWS_ONLY = """
              AND event_type <> 'performance_update'
            """;

    private static final String OLDER = """
              AND occurred_at <= ? AND (occurred_at < ? OR identity > ?)
            ORDER BY occurred_at DESC, identity
            LIMIT ?""";

    private static final String NEWER = """
              AND occurred_at >= ? AND (occurred_at > ? OR identity < ?)
            ORDER BY occurred_at, identity DESC
            LIMIT ?""";

    private static final String ALL = """
            ORDER BY occurred_at DESC, identity""";

    private static final String OLDER_EVENTS = EVENTS + OLDER;
    private static final String OLDER_NEWS = EVENTS + NEWS_ONLY + OLDER;
    private static final String NEWER_EVENTS = EVENTS + NEWER;
    private static final String NEWER_NEWS = EVENTS + NEWS_ONLY + NEWER;
    private static final String ALL_EVENTS = EVENTS + ALL;
    private static final String ALL_NEWS = EVENTS + NEWS_ONLY + ALL;

    private final Database database;

    AuditTrail(@History Database database) {
        this.database = database;
    }

    /** At most {@code limit} events behind a place, the latest first. */
    List<RecordedEvent> older(EventFilter filter, Latest place, int limit) {
        return page(filter.wantsNewsOnly() ? OLDER_NEWS : OLDER_EVENTS, filter, place, limit);
    }

    /** At most {@code limit} events before a place, those next to it first. */
    List<RecordedEvent> newer(EventFilter filter, Latest place, int limit) {
        return page(filter.wantsNewsOnly() ? NEWER_NEWS : NEWER_EVENTS, filter, place, limit);
    }

    /** Hands on all events one by one, the latest first. */
    void all(EventFilter filter, RowConsumer consumer) {
        database.stream(
                filter.wantsNewsOnly() ? ALL_NEWS : ALL_EVENTS,
                consumer,
                filter.parameters().toArray());
    }

    private List<RecordedEvent> page(@CompileTimeConstant String sql, EventFilter filter, Latest place, int limit) {
        Object[] parameters = Stream.concat(
                        filter.parameters(), Stream.of(place.time(), place.time(), place.identity(), limit))
                .toArray();
        return database.rows(sql, RecordedEvent::from, parameters);
    }
}
