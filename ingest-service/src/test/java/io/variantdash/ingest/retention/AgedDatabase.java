package io.variantdash.ingest.retention;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.partition.MaintenanceTransaction;
import io.variantdash.ingest.support.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database of a test's own, with rows of any age, and replicas that delete what is too old. */
final class AgedDatabase {

    /** With a database that is migrated, of which the others are copies. */
    private static final PostgresServer SERVER = start();

    private static final String MIGRATED = "variantdash";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final DataSource dataSource;
    private final Database database;

    AgedDatabase() {
        String name = "aged_" + DATABASES.incrementAndGet();
        new Database(dataSource("postgres")).execute("CREATE DATABASE %s TEMPLATE %s".formatted(name, MIGRATED));
        dataSource = dataSource(name);
        database = new Database(dataSource);
    }

    /** A replica with the default settings; what is busy it leaves for the next run at once. */
    Retention replica() {
        MaintenanceTransaction transaction = new MaintenanceTransaction(dataSource);
        return new Retention(
                configuration(),
                new ExpiredDays(transaction),
                new ExpiredRows(transaction),
                new EngagementHours(transaction),
                new EndedVariants(transaction));
    }

    Connection connect() throws SQLException {
        return dataSource.getConnection();
    }

    List<String> rows(String sql) {
        return database.rows(sql);
    }

    void execute(String sql) {
        database.execute(sql);
    }

    static List<String> named(String table, String... days) {
        return Stream.of(days).map(day -> table + "_" + day).toList();
    }

    void makeDays(String table, String... days) {
        for (String day : days) {
            database.rows("SELECT ensure_day_partition(?, ?::date)", table, day);
        }
    }

    /** The days of a table that are there, attached or not. */
    List<String> days(String table) {
        return rows("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ '^%s_[0-9]' ORDER BY relname"
                .formatted(table));
    }

    void addEvents(String time, int count) {
        execute("""
                INSERT INTO dashboard_events (identity, event_type, persona_id, event_data, occurred_at)
                SELECT gen_random_uuid(), 'early_kill', 'ava', '{}', '%s' FROM generate_series(1, %d)
                """.formatted(time, count));
    }

    void addMinute(String time) {
        addMinute(time, 0);
    }

    void addMinute(String time, int views) {
        addCounts("variant_engagement", time, views);
    }

    void addHour(String time, int views) {
        addCounts("variant_engagement_hours", time, views);
    }

    private void addCounts(String table, String time, int views) {
        execute("INSERT INTO %1$s VALUES ('ava', 'v', '%2$s', %3$d, 0, '%2$s', gen_random_uuid())"
                .formatted(table, time, views));
    }

    private static IngestConfiguration configuration() {
        return new SmallRyeConfigBuilder()
                .withMapping(IngestConfiguration.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .build()
                .getConfigMapping(IngestConfiguration.class);
    }

    private static DataSource dataSource(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(SERVER.jdbcUrl().replaceFirst("/[^/]*$", "/" + database));
        source.setUser(SERVER.username());
        source.setPassword(SERVER.password());
        return source;
    }

    private static PostgresServer start() {
        PostgresServer server = PostgresServer.builder().fast().start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Flyway.configure()
                .dataSource(server.jdbcUrl(), server.username(), server.password())
                .load()
                .migrate();
        return server;
    }
}
