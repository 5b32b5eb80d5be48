package io.variantdash.query.database;

import java.sql.SQLException;

/** A statement failed; what to make of it is decided where all failures are. */
final class DatabaseException extends RuntimeException {

    DatabaseException(SQLException cause) {
        super(cause);
    }
}
