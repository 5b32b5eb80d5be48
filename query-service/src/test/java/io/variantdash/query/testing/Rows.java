package io.variantdash.query.testing;

import io.variantdash.event.AlertState;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.OptimizationAlert;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.event.codec.EventIdentity;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts rows into the database as ingest-service leaves them there. Every test has a persona of its own. */
public final class Rows {

    private final String persona;

    private Rows(String persona) {
        this.persona = persona;
    }

    public static Rows ofNewPersona() {
        return of("persona-" + UUID.randomUUID());
    }

    public static Rows of(String persona) {
        return new Rows(persona);
    }

    public String persona() {
        return persona;
    }

    public Rows variant(String id, String status, @Nullable Instant postedAt, @Nullable Double predictedEr) {
        return variant(id, status, postedAt, predictedEr, null);
    }

    public Rows variant(
            String id,
            String status,
            @Nullable Instant postedAt,
            @Nullable Double predictedEr,
            @Nullable String pattern) {
        return execute(
                "INSERT INTO variants (persona_id, id, content, predicted_er, pattern_used, status, posted_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                persona,
                id,
                postedAt == null ? null : "content of " + id,
                predictedEr,
                pattern,
                status,
                postedAt);
    }

    /** Many active variants, each posted a second before the one it follows. */
    public Rows variants(int count, Instant newest) {
        return execute("""
                        INSERT INTO variants (persona_id, id, status, content, predicted_er, posted_at)
                        SELECT ?, 'many-' || n, 'active', 'content', 0.05, ?::timestamptz - n * interval '1 s'
                        FROM generate_series(1, ?) n""", persona, newest, count);
    }

    public Rows counts(String id, long views, long interactions) {
        return execute(
                "INSERT INTO variant_monitoring (persona_id, variant_id, current_er, interaction_count, view_count,"
                        + " status, status_known, last_updated) VALUES (?, ?, ?, ?, ?, 'active', true, now())"
                        + " ON CONFLICT (persona_id, variant_id) DO UPDATE SET current_er = excluded.current_er,"
                        + " interaction_count = excluded.interaction_count, view_count = excluded.view_count,"
                        + " last_updated = excluded.last_updated",
                persona,
                id,
                views == 0 ? 0.0 : (double) interactions / views,
                interactions,
                views);
    }

    /** The same counts for each variant of the persona that has none; PostgreSQL knows of so many, as it soon would by itself. */
    public Rows countsOfAll(long views, long interactions) {
        return execute(
                        "INSERT INTO variant_monitoring (persona_id, variant_id, current_er, interaction_count, view_count,"
                                + " status, status_known, last_updated) SELECT persona_id, id, ?, ?, ?, 'active', true, now()"
                                + " FROM variants WHERE persona_id = ? ON CONFLICT DO NOTHING",
                        (double) interactions / views,
                        interactions,
                        views,
                        persona)
                .execute("ANALYZE variants, variant_monitoring");
    }

    /** As if its counts had been reported then, and never again. */
    public Rows lastUpdated(String id, Instant time) {
        return execute(
                "UPDATE variant_monitoring SET last_updated = ? WHERE persona_id = ? AND variant_id = ?",
                time,
                persona,
                id);
    }

    /** The counts of a minute, and of its hour if they are the newest. */
    public Rows minute(String id, Instant minute, long views, long interactions) {
        return engagement("variant_engagement", ChronoUnit.MINUTES, id, minute, views, interactions)
                .engagement("variant_engagement_hours", ChronoUnit.HOURS, id, minute, views, interactions);
    }

    /** Deletes minutes before that time, as retention does. */
    public Rows withoutMinutesBefore(Instant time) {
        return execute("DELETE FROM variant_engagement WHERE persona_id = ? AND bucket < ?", persona, time);
    }

    private Rows engagement(
            String table, ChronoUnit bucket, String id, Instant updated, long views, long interactions) {
        return execute(
                "INSERT INTO " + table + " AS stored VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (persona_id, variant_id, bucket) DO UPDATE SET views = excluded.views,"
                        + " interactions = excluded.interactions, last_updated = excluded.last_updated"
                        + " WHERE stored.last_updated < excluded.last_updated",
                persona,
                id,
                updated.truncatedTo(bucket),
                views,
                interactions,
                updated,
                UUID.randomUUID());
    }

    public Rows kill(String id, Instant killedAt, @Nullable Instant postedAt) {
        return execute(
                "INSERT INTO variant_kills (identity, persona_id, variant_id, reason, final_engagement_rate,"
                        + " sample_size, posted_at, killed_at) VALUES (?, ?, ?, 'too low', 0.01, 100, ?, ?)",
                UUID.randomUUID(),
                persona,
                id,
                postedAt,
                killedAt);
    }

    public Rows fatigue(String pattern, long uses, double score, @Nullable String recommendation, Instant detectedAt) {
        return execute(
                "INSERT INTO pattern_fatigue (persona_id, pattern, usage_count, fatigue_score, recommendation,"
                        + " detected_at, identity) VALUES (?, ?, ?, ?, ?, ?, ?)",
                persona,
                pattern,
                uses,
                score,
                recommendation,
                detectedAt,
                UUID.randomUUID());
    }

    /** As ingest-service stores an alert, where no newer word on its suggestion is stored. */
    public Rows alert(OptimizationAlert alert) {
        AcceptedEvent accepted = AcceptedEvent.of(alert);
        return execute(
                "INSERT INTO optimization_alerts (persona_id, suggestion_id, state, raised_at, identity, event)"
                        + " VALUES (?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT (persona_id, suggestion_id) DO UPDATE"
                        + " SET state = excluded.state, raised_at = excluded.raised_at, event = excluded.event",
                persona,
                EventIdentity.suggestionOf(alert),
                alert.state() == AlertState.CLEARED ? "cleared" : "raised",
                alert.raisedAt(),
                accepted.identity(),
                accepted.canonicalFields());
    }

    public Rows event(MonitorEvent event) {
        AcceptedEvent accepted = AcceptedEvent.of(event);
        return execute(
                "INSERT INTO dashboard_events (identity, event_id, event_type, persona_id, variant_id, event_data,"
                        + " occurred_at) VALUES (?, ?, ?, ?, ?, ?::jsonb, ?)",
                accepted.identity(),
                event.eventId(),
                event.type().wireName(),
                persona,
                event.variantId(),
                accepted.canonicalFields(),
                event.occurredAt());
    }

    /** Deletes the variants of the persona, as its erasure does. */
    public Rows withoutVariants() {
        return execute("DELETE FROM variants WHERE persona_id = ?", persona);
    }

    /** The last event of a monitor, and the least by which those of its hour were recorded later than they happened. */
    public Rows activity(String eventType, Instant lastEventAt, @Nullable Long leastLagMicros) {
        return execute(
                "INSERT INTO monitor_activity VALUES (?, ?, ?, ?)", persona, eventType, lastEventAt, leastLagMicros);
    }

    /** A record that was refused. */
    public Rows deadLetter(long offset, Instant receivedAt, byte @Nullable [] value) {
        return execute(
                "INSERT INTO dead_letters (original_topic, original_partition, original_offset, code, reason, persona_id,"
                        + " received_at, refused_at, record_time, value, value_size, headers)"
                        + " VALUES (?, 0, ?, 'not_json', '=It is no JSON', ?, ?, ?, ?, ?, ?, '[]')",
                "monitor." + persona,
                offset,
                persona,
                receivedAt,
                receivedAt,
                receivedAt,
                value,
                value == null ? null : value.length);
    }

    private Rows execute(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement =
                EmbeddedInfrastructure.postgres().database().kept().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                Object parameter = parameters[i];
                statement.setObject(
                        i + 1, parameter instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameter);
            }
            statement.executeUpdate();
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
