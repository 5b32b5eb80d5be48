package io.variantdash.ingest.consume;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells failures of the data from failures of the database, by the class of the SQLSTATE. */
final class SqlFailure {

    private static final String UNIQUE_VIOLATION = "23505";

    private SqlFailure() {}

    /** True for data exceptions (22), broken constraints (23) and exceeded limits (54); all else may pass. */
    static boolean isOfTheData(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("54"));
    }

    /** True if a row was there already. */
    static boolean isUniqueViolation(SQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState());
    }
}
