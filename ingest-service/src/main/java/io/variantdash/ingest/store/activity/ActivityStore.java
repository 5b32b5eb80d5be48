package io.variantdash.ingest.store.activity;

import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.store.sql.SetStatement;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Keeps, for each persona and event type, the time of the last event, and of the hour that it is in the least time from an
 * event to its record. That is what tells a wrong clock from a slow network: delays come and go, the least of them does not.
 * A later hour replaces the one before, within an hour the least counts: so only the set of events decides, and a copy, which
 * is recorded later than the first, changes nothing.
 */
@ApplicationScoped
public class ActivityStore {

    private static final SetStatement<MonitorActivity> UPSERT = new SetStatement<MonitorActivity>("""
            INSERT INTO monitor_activity AS stored (persona_id, event_type, last_event_at, least_lag_micros)
            SELECT persona_id, event_type, last_event_at, least_lag_micros
            FROM unnest(?, ?, ?, ?) AS activity (persona_id, event_type, last_event_at, least_lag_micros)
            ORDER BY persona_id COLLATE "C", event_type COLLATE "C"
            ON CONFLICT (persona_id, event_type) DO UPDATE
            SET last_event_at = greatest(stored.last_event_at, excluded.last_event_at),
                least_lag_micros = CASE
                    WHEN utc_hour(excluded.last_event_at) > utc_hour(stored.last_event_at)
                        THEN excluded.least_lag_micros
                    ELSE least(stored.least_lag_micros, excluded.least_lag_micros) END
            WHERE excluded.last_event_at > stored.last_event_at
               OR (utc_hour(excluded.last_event_at) = utc_hour(stored.last_event_at)
                   AND excluded.least_lag_micros IS NOT NULL
                   AND (stored.least_lag_micros IS NULL OR excluded.least_lag_micros < stored.least_lag_micros))
            """)
            .text(MonitorActivity::personaId)
            .text(activity -> activity.type().wireName())
            .timestamptz(MonitorActivity::lastEventAt)
            .bigint(MonitorActivity::leastLagMicros);

    /** Stores what the events tell; each once, those of a persona the oldest first. */
    public void store(Connection connection, List<AcceptedEvent> events) throws SQLException {
        UPSERT.execute(connection, MonitorActivity.of(events));
    }
}
