package io.variantdash.ingest.retention;

import io.variantdash.ingest.partition.MaintenanceTransaction;
import io.variantdash.ingest.statement.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * Makes up for hours that were not written with their minutes, before those are deleted: the hours from before the table of
 * hours was there, and those of a replica of the release before, during an upgrade. Later it finds nothing to do.
 */
@ApplicationScoped
class EngagementHours {

    /** Rows that are right already are not touched, so that no batch waits for them. */
    private static final String ADD_MISSING = """
            INSERT INTO variant_engagement_hours AS stored (persona_id, variant_id, bucket, views, interactions, last_updated,
                                                            identity)
            SELECT persona_id, variant_id, hour, views, interactions, last_updated, identity
            FROM (SELECT DISTINCT ON (persona_id, variant_id, hour)
                         persona_id, variant_id, hour, views, interactions, last_updated, identity
                  FROM variant_engagement, date_trunc('hour', bucket, 'UTC') AS hour
                  WHERE bucket >= (?::date)::timestamp AT TIME ZONE 'UTC'
                    AND bucket < (?::date)::timestamp AT TIME ZONE 'UTC'
                  ORDER BY persona_id, variant_id, hour, last_updated DESC, identity DESC) newest
            WHERE NOT EXISTS (SELECT FROM variant_engagement_hours known
                              WHERE known.persona_id = newest.persona_id AND known.variant_id = newest.variant_id
                                AND known.bucket = newest.hour
                                AND NOT supersedes(newest.last_updated, newest.identity,
                                                   known.last_updated, known.identity))
            ORDER BY persona_id, variant_id, hour
            ON CONFLICT (persona_id, variant_id, bucket) DO UPDATE
            SET views = excluded.views,
                interactions = excluded.interactions,
                last_updated = excluded.last_updated,
                identity = excluded.identity
            WHERE supersedes(excluded.last_updated, excluded.identity, stored.last_updated, stored.identity)
            """;

    private final MaintenanceTransaction transaction;

    EngagementHours(MaintenanceTransaction transaction) {
        this.transaction = transaction;
    }

    /** Adds what the minutes of these days know better; returns how many hours that were. The last day is not included. */
    int addMissing(LocalDate from, LocalDate before) throws SQLException {
        return transaction.run(connection -> {
            int timeout = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, 0); // A day of minutes may take long to read.
            try {
                return addMissing(connection, from, before);
            } finally {
                connection.setNetworkTimeout(Runnable::run, timeout);
            }
        });
    }

    private static int addMissing(Connection connection, LocalDate from, LocalDate before) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, ADD_MISSING)) {
            statement.setObject(1, from);
            statement.setObject(2, before);
            return statement.executeUpdate();
        }
    }
}
