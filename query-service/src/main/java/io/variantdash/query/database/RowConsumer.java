package io.variantdash.query.database;

import java.sql.SQLException;

/** Takes a row, which is another by the time of the next call. */
@FunctionalInterface
public interface RowConsumer {
    void take(Row row) throws SQLException;
}
