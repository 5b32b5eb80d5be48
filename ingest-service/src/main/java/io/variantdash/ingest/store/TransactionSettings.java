package io.variantdash.ingest.store;

import io.variantdash.ingest.statement.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * What each transaction sets for itself: a pooler between the service and PostgreSQL may drop the options of a connection,
 * and the order of locks must not depend on them. The statement travels with the first one of the batch's.
 *
 * <p>All joins are of a batch with a table by its key: with nested loops they are right at any size, need no statistics, and
 * lock rows in the order of the batch. A large batch is planned for its own size: a plan that was kept from when a table was
 * empty may go through the table for each row of the batch, until PostgreSQL looks at the table again. A batch is sorted in
 * memory. A replica that was cut off or stopped must not keep its
 * locks, or its successors would wait for them.
 */
final class TransactionSettings {

    private static final String SET = """
            SELECT set_config('enable_hashjoin', 'off', true),
                   set_config('enable_mergejoin', 'off', true),
                   set_config('enable_seqscan', 'off', true),
                   set_config('plan_cache_mode', ?, true),
                   set_config('work_mem', '64MB', true),
                   set_config('idle_in_transaction_session_timeout', '10s', true),
                   set_config('client_connection_check_interval', '2s', true)
            """;

    /** To plan its statements costs a batch of so many events little. */
    private static final int LARGE = 500;

    private TransactionSettings() {}

    static void apply(Connection connection, int events) throws SQLException {
        try (PreparedStatement statement = Sql.prepare(connection, SET)) {
            statement.setString(1, events < LARGE ? "auto" : "force_custom_plan");
            statement.execute();
        }
    }
}
