package io.variantdash.ingest.partition;

import java.sql.SQLException;

/** A lock was not to be had within a moment; the same may succeed later. */
public final class TablesBusyException extends SQLException {

    private static final long serialVersionUID = 1L;

    TablesBusyException(SQLException cause) {
        super(cause.getMessage(), cause.getSQLState(), cause);
    }
}
