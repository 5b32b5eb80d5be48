package io.variantdash.query.database;

import java.sql.SQLException;

/** Makes a view of a row. */
@FunctionalInterface
public interface RowMapper<R> {
    R map(Row row) throws SQLException;
}
