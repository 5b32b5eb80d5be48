package io.variantdash.ingest.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class TransactionSettingsTest {

    @Inject
    DataSource dataSource;

    /** PostgreSQL keeps it until it looks at the table again, a minute later. */
    @Test
    void aPlanFromWhenATableWasEmptyIsNotUsedForALargeBatch() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TEMPORARY TABLE keyed (id int PRIMARY KEY)");
            statement.execute("ANALYZE keyed");
            TransactionSettings.apply(connection, 1);
            statement.execute("""
                    PREPARE joined (int[]) AS
                    SELECT FROM keyed JOIN (SELECT id FROM unnest($1) AS row (id) ORDER BY id) AS batch USING (id)""");
            for (int i = 0; i < 6; i++) {
                statement.execute("EXECUTE joined ('{1}')");
            }
            statement.execute("INSERT INTO keyed SELECT generate_series(1, 5000)");
            assertThat(plan(statement)).as("the plan that was kept").contains("Join Filter");

            TransactionSettings.apply(connection, 5_000);

            assertThat(plan(statement)).contains("Index Cond").doesNotContain("Join Filter");
            connection.rollback();
        }
    }

    private static String plan(Statement statement) throws SQLException {
        StringBuilder plan = new StringBuilder();
        String batch =
                IntStream.rangeClosed(1, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(","));
        try (ResultSet rows = statement.executeQuery("EXPLAIN EXECUTE joined ('{" + batch + "}')")) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
