package io.variantdash.ingest.store.sql;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells failures of the data from failures of the database, by the class of the SQLSTATE. */
public final class SqlFailure {

    private static final String UNIQUE_VIOLATION = "23505";

    /** What is wrong with data: cardinality (21), values (22), constraints (23), views (44), limits (54), and what SQL raises (P0). */
    private static final Set<String> OF_THE_DATA = Set.of("21", "22", "23", "44", "54", "P0");

    private SqlFailure() {}

    /** True if the data itself is refused; all else may pass. */
    public static boolean isOfTheData(SQLException failure) {
        @Nullable String state = failure.getSQLState();
        return state != null && state.length() == 5 && OF_THE_DATA.contains(state.substring(0, 2));
    }

    /** True if a row was there already. */
    public static boolean isUniqueViolation(SQLException failure) {
        return UNIQUE_VIOLATION.equals(failure.getSQLState());
    }
}
