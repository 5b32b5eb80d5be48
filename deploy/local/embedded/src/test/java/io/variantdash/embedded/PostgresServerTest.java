package io.variantdash.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.embedded.port.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Side by side: servers take longer to start and to write than to be asked. */
@Execution(ExecutionMode.CONCURRENT)
class PostgresServerTest {

    @TempDir
    Path directory;

    @Test
    void isDurableUnlessItIsToBeFast() throws SQLException {
        try (PostgresServer durable = PostgresServer.builder().start();
                PostgresServer fast = PostgresServer.builder().fast().start()) {
            for (String setting : new String[] {"fsync", "full_page_writes"}) {
                assertThat(query(durable, "SHOW " + setting)).as(setting).isEqualTo("on");
                assertThat(query(fast, "SHOW " + setting)).as(setting).isEqualTo("off");
            }
            assertThat(query(durable, "SHOW synchronous_commit")).isEqualTo("on");
            assertThat(query(fast, "SHOW synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void takesAnyParameterAlsoAfterARestart() throws SQLException {
        try (PostgresServer server =
                PostgresServer.builder().fast().setting("max_wal_size", "3GB").start()) {
            server.stop();
            server.start();

            assertThat(query(server, "SHOW max_wal_size")).isEqualTo("3GB");
        }
    }

    @Test
    void keepsPortAndDataOverARestart() throws SQLException {
        try (PostgresServer server = PostgresServer.builder().fast().start()) {
            execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
            String url = server.jdbcUrl();

            server.stop();
            assertThat(Ports.isFree(server.port())).isTrue();
            assertThat(PortReservation.of(server.port())).as("held meanwhile").isEmpty();
            server.start();

            assertThat(server.jdbcUrl()).isEqualTo(url);
            assertThat(query(server, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void recoversCommittedDataAfterACrash() throws SQLException {
        Path withSpace = directory.resolve("kept data");
        try (PostgresServer server =
                PostgresServer.builder().directory(withSpace).start()) {
            execute(server, "CREATE TABLE kept AS SELECT 42 AS answer");
            server.crash();
        }

        try (PostgresServer server =
                PostgresServer.builder().directory(withSpace).start()) {
            assertThat(query(server, "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(Files.exists(withSpace)).isTrue();
        }
    }

    @Test
    void tellsAnEndThatNobodyAskedForFromAStop() throws Exception {
        try (PostgresServer server =
                PostgresServer.builder().directory(directory).fast().start()) {
            server.stop();
            server.start();
            assertThat(server.failure()).isNotDone();

            Path idFile = directory.resolve("data/postmaster.pid");
            ProcessHandle.of(Long.parseLong(Files.readAllLines(idFile).get(0)))
                    .orElseThrow()
                    .destroyForcibly();

            assertThat(server.failure()).succeedsWithin(Duration.ofMinutes(2));
        }
    }

    @Test
    void namesATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() ->
                            PostgresServer.builder().port(taken.getLocalPort()).start())
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("PostgreSQL");
        }
    }

    @Test
    void refusesADirectoryInUse() {
        try (PostgresServer owner =
                PostgresServer.builder().directory(directory).fast().start()) {
            assertThatThrownBy(() ->
                            PostgresServer.builder().directory(directory).fast().start())
                    .hasMessageContaining(directory + " is in use");
            assertThat(Ports.isFree(owner.port())).isFalse();
        }
    }

    @Test
    void startsAfreshWhereAFirstStartNeverCompleted() throws Exception {
        Path data = Files.createDirectories(directory.resolve("data"));
        Files.writeString(data.resolve("postgresql.conf"), "half a configur");

        try (PostgresServer server =
                PostgresServer.builder().directory(directory).fast().start()) {
            assertThat(query(server, "SELECT current_database()")).isEqualTo("variantdash");
        }
    }

    @Test
    void showsTheEndOfItsLogWhenItCannotStart() throws Exception {
        Files.writeString(directory.resolve("complete"), "");
        Files.createDirectories(directory.resolve("data/of somebody else"));

        assertThatThrownBy(() -> PostgresServer.builder().directory(directory).start())
                .hasMessageContaining("did not start")
                .hasMessageContaining("exists but is not empty");
    }

    private static void execute(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(PostgresServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static Connection connect(PostgresServer server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }
}
