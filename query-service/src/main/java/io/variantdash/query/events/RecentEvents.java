package io.variantdash.query.events;

import com.google.errorprone.annotations.CompileTimeConstant;
import io.variantdash.event.EventType;
import io.variantdash.event.codec.EventCodec;
import io.variantdash.event.codec.EventIdentity;
import io.variantdash.query.database.Database;
import io.variantdash.query.database.Row;
import io.variantdash.query.database.UnreadableRowException;
import io.variantdash.query.web.request.PersonaId;
import io.variantdash.update.DashboardUpdate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Reads the newest entries of the audit trail. */
@ApplicationScoped
public class RecentEvents {

    private static final int FEED_LENGTH = 50;

    /** So many places of the feed are the counts' in any case; they take what the other events leave free. */
    private static final int PLACES_FOR_COUNTS = 10;

    /** So far a feed looks for events that can be read. */
    private static final int LONGEST_LOOK = 10 * FEED_LENGTH;

    private static final String NEWEST_NEWS = """
            SELECT identity, event_type, event_id, occurred_at,
            """ + StoredData.COLUMN + """
            FROM dashboard_events
            WHERE persona_id = ? AND event_type <> 'performance_update'
            ORDER BY occurred_at DESC, identity
            LIMIT ?""";

    private static final String NEWEST_COUNTS = """
            SELECT identity, event_type, event_id, occurred_at,
            """ + StoredData.COLUMN + """
            FROM dashboard_events
            WHERE persona_id = ? AND event_type = 'performance_update'
            ORDER BY occurred_at DESC, identity
            LIMIT ?""";

    private static final Comparator<FeedEntry> NEWEST_FIRST = Comparator.comparing(FeedEntry::timestamp)
            .reversed()
            .thenComparing(FeedEntry::identity, EventIdentity.ORDER);

    /** Stored events passed the check of their age when they came in. */
    private final EventCodec codec = new EventCodec(Duration.ZERO);

    private final Database database;

    RecentEvents(Database database) {
        this.database = database;
    }

    /**
     * The newest events of a persona, newest first; without those that cannot be read, such as of a type that only a newer
     * release knows. Counts come
     * by the second, and would leave no place for a kill of a minute ago: so the other events go first.
     */
    public List<FeedEntry> feed(PersonaId persona) {
        List<FeedEntry> news = newest(NEWEST_NEWS, persona);
        List<FeedEntry> counts = newest(NEWEST_COUNTS, persona);
        int newsShown = Math.min(news.size(), FEED_LENGTH - Math.min(counts.size(), PLACES_FOR_COUNTS));
        return Stream.concat(news.stream().limit(newsShown), counts.stream().limit(FEED_LENGTH - newsShown))
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private List<FeedEntry> newest(@CompileTimeConstant String sql, PersonaId persona) {
        AtomicInteger seen = new AtomicInteger();
        List<FeedEntry> newest = newest(sql, persona, FEED_LENGTH, seen);
        // Those that cannot be read must not take the places of others.
        return seen.get() == FEED_LENGTH && newest.size() < FEED_LENGTH
                ? newest(sql, persona, LONGEST_LOOK, seen)
                : newest;
    }

    private List<FeedEntry> newest(@CompileTimeConstant String sql, PersonaId persona, int rows, AtomicInteger seen) {
        return database.rows(
                sql,
                row -> {
                    seen.incrementAndGet();
                    return entry(persona, row);
                },
                persona.value(),
                rows);
    }

    private FeedEntry entry(PersonaId persona, Row row) throws SQLException {
        UUID identity = row.uuid("identity");
        String eventId = row.nullableText("event_id");
        String fields = StoredData.of(row);
        var unused = row.instant("occurred_at"); // Noted where it is none, though the fields tell the time.
        EventType type = EventType.ofWireName(row.text("event_type"))
                .orElseThrow(() -> new UnreadableRowException("event_type is unknown", null));
        try {
            return FeedEntry.from(DashboardUpdate.of(codec.restore(type, persona.value(), eventId, fields), identity));
        } catch (RuntimeException e) {
            throw new UnreadableRowException("event_data is no " + type.wireName(), e);
        }
    }
}
