package io.variantdash.support;

import io.variantdash.embedded.PostgresServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
        return flyway(SERVER.username());
    }

    /** Migrates as that role. */
    public Flyway flyway(String role) {
        return Flyway.configure().dataSource(url(), role, SERVER.password()).load();
    }

    public Connection connect() throws SQLException {
        return connect(SERVER.username());
    }

    private Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, SERVER.password());
    }

    /** Runs a file of the class path, as an administrator of the server. */
    public void script(String file) {
        try (InputStream sql =
                Objects.requireNonNull(Database.class.getClassLoader().getResourceAsStream(file), file)) {
            execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void execute(String sql) {
        executeAs(SERVER.username(), sql);
    }

    /** Signed in as that role. */
    public void executeAs(String role, String sql) {
        try (Connection connection = connect(role);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** The rows of a query, their columns joined by a bar. */
    public List<String> rows(String sql, @Nullable Object... parameters) {
        return rowsAs(SERVER.username(), sql, parameters);
    }

    /** The same, signed in as that role. */
    public List<String> rowsAs(String role, String sql, @Nullable Object... parameters) {
        try (Connection connection = connect(role);
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
