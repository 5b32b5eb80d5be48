package io.variantdash.query.web.problem;

import io.variantdash.testservers.EmbeddedInfrastructure;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes rows of one persona by hand, values as SQL. Constraints that it takes away are back when it is closed. */
final class StrangeRows implements AutoCloseable {

    private static final List<String> COUNTED = List.of(
            "variants status",
            "variant_monitoring current_er",
            "variant_monitoring interaction_count",
            "variant_monitoring view_count",
            "variant_kills reason",
            "variant_kills final_engagement_rate",
            "variant_kills sample_size",
            "dashboard_events event_type",
            "dashboard_events event_data",
            "variant_engagement views",
            "variant_engagement interactions",
            "pattern_fatigue usage_count",
            "pattern_fatigue fatigue_score");

    private final String persona;
    private final Connection connection;
    private final List<String> restore = new ArrayList<>();
    private int rows;
    private int minutes;

    StrangeRows(String persona) {
        this.persona = persona;
        var postgres = EmbeddedInfrastructure.postgres();
        try {
            connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    StrangeRows allowAnything() {
        for (String column : COUNTED) {
            String[] parts = column.split(" ", 2);
            alter(
                    "ALTER TABLE %s ALTER %s DROP NOT NULL".formatted(parts[0], parts[1]),
                    "ALTER TABLE %s ALTER %s SET NOT NULL".formatted(parts[0], parts[1]));
        }
        for (String[] check : checks()) {
            alter(
                    "ALTER TABLE %s DROP CONSTRAINT %s".formatted(check[0], check[1]),
                    "ALTER TABLE %s ADD CONSTRAINT %s %s".formatted(check[0], check[1], check[2]));
        }
        return this;
    }

    StrangeRows variant(String status, String postedAt, String predictedEr, String content, String pattern) {
        rows++;
        return variant("'v%d'".formatted(rows), status, postedAt, predictedEr, content, pattern);
    }

    StrangeRows variant(String id, String status, String postedAt, String predictedEr, String content, String pattern) {
        return insert(
                "variants (persona_id, id, status, posted_at, predicted_er, content, pattern_used)",
                id,
                status,
                postedAt,
                predictedEr,
                content,
                pattern);
    }

    /** Of the variant that was written last. */
    StrangeRows counts(String views, String interactions, String er) {
        return counts(views, interactions, er, "now()");
    }

    StrangeRows counts(String views, String interactions, String er, String lastUpdated) {
        return insert(
                "variant_monitoring (persona_id, variant_id, view_count, interaction_count, current_er, last_updated,"
                        + " status, status_known)",
                "'v%d'".formatted(rows),
                views,
                interactions,
                er,
                lastUpdated,
                "'active'",
                "true");
    }

    /** Of the variant that has good ones besides, each in an hour of its own, so that none hides another in a chart. */
    StrangeRows minute(String views, String interactions) {
        minutes++;
        return insert(
                "variant_engagement (persona_id, variant_id, bucket, views, interactions, last_updated, identity)",
                "'good-variant'",
                "date_trunc('hour', now()) - interval '%d hours'".formatted(minutes),
                views,
                interactions,
                "now()",
                "gen_random_uuid()");
    }

    StrangeRows kill(String reason, String er, String sample, String postedAt, String killedAt) {
        rows++;
        return kill("'k%d'".formatted(rows), reason, er, sample, postedAt, killedAt);
    }

    StrangeRows killOfLast(String killedAt, String postedAt) {
        return kill("'v%d'".formatted(rows), "'too low'", "0.1", "5", postedAt, killedAt);
    }

    StrangeRows kill(String id, String reason, String er, String sample, String postedAt, String killedAt) {
        return insert(
                "variant_kills (persona_id, variant_id, reason, final_engagement_rate, sample_size, posted_at,"
                        + " killed_at, identity)",
                id,
                reason,
                er,
                sample,
                postedAt,
                killedAt,
                "gen_random_uuid()");
    }

    StrangeRows fatigue(String pattern, String uses, String score, String recommendation, String detectedAt) {
        rows++;
        return insert(
                "pattern_fatigue (persona_id, pattern, usage_count, fatigue_score, recommendation, detected_at, identity)",
                pattern + " || '" + rows + "'",
                uses,
                score,
                recommendation,
                detectedAt,
                "gen_random_uuid()");
    }

    StrangeRows event(String type, String variant, String data, String occurredAt) {
        return insert(
                "dashboard_events (persona_id, event_type, variant_id, event_data, occurred_at, identity)",
                type,
                variant,
                data,
                occurredAt,
                "gen_random_uuid()");
    }

    @Override
    public void close() {
        for (String table : List.of(
                "variants",
                "variant_monitoring",
                "variant_kills",
                "dashboard_events",
                "variant_engagement",
                "pattern_fatigue")) {
            execute("DELETE FROM %s WHERE persona_id = '%s'".formatted(table, persona));
        }
        restore.forEach(this::execute);
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private StrangeRows insert(String columns, String... values) {
        execute("INSERT INTO %s VALUES ('%s', %s)".formatted(columns, persona, String.join(", ", values)));
        return this;
    }

    private void alter(String away, String back) {
        execute(away);
        restore.add(back);
    }

    private List<String[]> checks() {
        List<String[]> checks = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint"
                                + " WHERE contype = 'c' AND connamespace = 'public'::regnamespace AND conrelid <> 0")) {
            while (found.next()) {
                checks.add(new String[] {found.getString(1), found.getString(2), found.getString(3)});
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return checks;
    }

    private void execute(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
