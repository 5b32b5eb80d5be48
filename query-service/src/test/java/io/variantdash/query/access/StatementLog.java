package io.variantdash.query.access;

import io.variantdash.query.testing.Issuer;
import io.variantdash.testservers.EmbeddedInfrastructure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The statements that the database carries out for a service with an {@link Issuer}, as it writes them down itself, from a moment on. */
final class StatementLog {

    /** A statement takes several lines, of which the later ones are indented; its parameters are in the next. */
    private static final Pattern EXECUTED = Pattern.compile(
            "LOG:  duration: [0-9.]+ ms  execute [^:]*: (?<statement>[^\n]*(?:\n\t[^\n]*)*)\n[^\n]*DETAIL:  [Pp]arameters: (?<parameters>[^\n]*)");

    private final Path log = EmbeddedInfrastructure.postgres().log();
    private final long start = size();

    /** Those with parameters that name the persona, of all that was carried out before this call; sorted, as threads share the work. */
    List<String> about(String persona) {
        String end = UUID.randomUUID().toString();
        mark(end);
        String written = Awaitility.await().until(this::written, text -> text.contains(end));
        return EXECUTED.matcher(written)
                .results()
                .filter(executed -> executed.group(2).contains(persona))
                .map(executed -> executed.group(1))
                .sorted()
                .toList();
    }

    private static void mark(String text) {
        var postgres = EmbeddedInfrastructure.postgres();
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("SET log_min_duration_statement = 0");
            statement.execute("SELECT '" + text + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written() {
        try (InputStream file = Files.newInputStream(log)) {
            file.skipNBytes(start);
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long size() {
        try {
            return Files.size(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
