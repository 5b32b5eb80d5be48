package io.variantdash.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The database of a {@link PostgresServer}, as its owner sees it. */
public final class ServerDatabase {

    static final String NAME = "variantdash";

    private static final String MAINTENANCE = "postgres";

    private static final int SECONDS_TO_ANSWER = 5;

    private static final String DROP_ROLES = """
            DO $$
            DECLARE
                made text;
            BEGIN
                FOR made IN SELECT rolname FROM pg_roles WHERE rolname <> current_user AND rolname !~ '^pg_' LOOP
                    EXECUTE format('DROP ROLE %I', made);
                END LOOP;
            END
            $$""";

    private final PostgresServer server;
    private @Nullable Connection kept;

    ServerDatabase(PostgresServer server) {
        this.server = server;
    }

    public Connection connect() throws SQLException {
        return connect(NAME);
    }

    /** A connection that stays open, for callers that write row after row: each one is a process of the server. */
    public synchronized Connection kept() throws SQLException {
        Connection open = kept;
        if (open == null || !open.isValid(SECONDS_TO_ANSWER)) {
            open = connect();
            kept = open;
        }
        return open;
    }

    /** Ends all of its sessions, empties it, and drops the roles that were made beside its owner. */
    public void renew() {
        try {
            replace("template1");
            execute(DROP_ROLES);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot empty the database", e);
        }
    }

    /** Fills it, empty as it is, by these steps; or with what steps of this name have left in it before. */
    public void fill(String name, Runnable steps) {
        try {
            if (exists(name)) {
                replace(name);
            } else {
                steps.run();
                create(name, NAME);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot fill the database", e);
        }
    }

    void createIfMissing() throws SQLException {
        if (!exists(NAME)) {
            create(NAME, "template1");
        }
    }

    private void replace(String template) throws SQLException {
        execute("DROP DATABASE %s WITH (FORCE)".formatted(NAME));
        create(NAME, template);
    }

    private void create(String name, String template) throws SQLException {
        execute("CREATE DATABASE %s TEMPLATE %s".formatted(name, template));
    }

    private boolean exists(String name) throws SQLException {
        try (Connection connection = connect(MAINTENANCE);
                Statement statement = connection.createStatement();
                ResultSet existing = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + name + "'")) {
            return existing.next();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connect(MAINTENANCE);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    // Not through DriverManager, which looks for drivers with the class loader of the thread that asked it first.
    private Connection connect(String name) throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.jdbcUrl(name));
        return source.getConnection(server.username(), server.password());
    }
}
