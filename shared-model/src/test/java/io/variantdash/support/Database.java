package io.variantdash.support;

import io.variantdash.embedded.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** A database of its own for a test, all on one PostgreSQL that lives as long as the JVM. */
public final class Database {

    private static final PostgresServer SERVER = start();
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private static @Nullable Database migrated;

    private final String name;

    private Database(String name) {
        this.name = name;
    }

    public static Database empty() {
        return create("template0");
    }

    /** A database with all migrations: a copy of one to which they were applied once. */
    public static synchronized Database migrated() {
        Database template = migrated;
        if (template == null) {
            template = empty();
            template.flyway().migrate();
            migrated = template;
        }
        return create(template.name);
    }

    private static Database create(String template) {
        String name = "test_" + DATABASES.incrementAndGet();
        new Database("variantdash").execute("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
        return new Database(name);
    }

    public Flyway flyway() {
        return Flyway.configure()
                .dataSource(url(), SERVER.username(), SERVER.password())
                .load();
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), SERVER.username(), SERVER.password());
    }

    public void execute(String sql) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The rows of a query, their columns joined by a bar. */
    public List<String> rows(String sql, @Nullable Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                return rows(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private String url() {
        return SERVER.jdbcUrl().replaceFirst("/[^/]*$", "/" + name);
    }

    private static List<String> rows(ResultSet result) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (result.next()) {
            List<String> columns = new ArrayList<>();
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                columns.add(String.valueOf(result.getString(i)));
            }
            rows.add(String.join("|", columns));
        }
        return rows;
    }

    private static PostgresServer start() {
        PostgresServer server = PostgresServer.builder().fast().start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
    }
}
