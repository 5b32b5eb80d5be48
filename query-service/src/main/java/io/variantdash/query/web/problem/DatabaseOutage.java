package io.variantdash.query.web.problem;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Failures that are over when the database is back; everything else that it says is a fault of ours. */
public record DatabaseOutage(String detail, SQLException cause) {

    static final int RETRY_AFTER_SECONDS = 2;

    private static final String UNDEFINED_TABLE = "42P01";
    private static final String UNKNOWN_DATABASE = "3D000";

    /** What a read replica says where replication has to go on. */
    private static final String IN_THE_WAY_OF_REPLICATION = "40001";

    private static final Pattern ACQUISITION_TIMEOUT = Pattern.compile("acquisition timeout", Pattern.CASE_INSENSITIVE);

    /** Classes of SQL states: connection, resources (too many connections), operator intervention (shutdown, timeout). */
    private static final Set<String> PASSING = Set.of("08", "53", "57");

    /** The outage that caused the failure, or null if it was something else. */
    public static @Nullable DatabaseOutage behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sqlException) {
                DatabaseOutage outage = of(sqlException);
                if (outage != null) {
                    return outage;
                }
            }
        }
        return null;
    }

    private static @Nullable DatabaseOutage of(SQLException cause) {
        String state = cause.getSQLState();
        if (UNDEFINED_TABLE.equals(state) || UNKNOWN_DATABASE.equals(state)) {
            return new DatabaseOutage(
                    "The database has no schema yet: ingest-service creates it when it starts.", cause);
        }
        boolean passing = state == null
                ? cause instanceof SQLTransientException || acquisitionTimedOut(cause)
                : IN_THE_WAY_OF_REPLICATION.equals(state)
                        || PASSING.contains(state.substring(0, Math.min(2, state.length())));
        return passing
                ? new DatabaseOutage("The database cannot be reached at the moment. Try again shortly.", cause)
                : null;
    }

    /** The pool says so by a plain SQLException without a state. */
    private static boolean acquisitionTimedOut(SQLException cause) {
        return cause instanceof SQLTimeoutException
                || ACQUISITION_TIMEOUT
                        .matcher(String.valueOf(cause.getMessage()))
                        .find();
    }
}
