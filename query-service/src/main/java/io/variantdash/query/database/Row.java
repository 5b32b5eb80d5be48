package io.variantdash.query.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a result, by the names and types that our statements have. Answers hold only what the contract allows: a value
 * that is not allowed is replaced by the nearest that is, and its row is noted as unreadable.
 */
public final class Row {

    private final ResultSet results;
    private final Set<String> problems = new LinkedHashSet<>(2);

    Row(ResultSet results) {
        this.results = results;
    }

    /** A text; empty where there is none. */
    public String text(String column) throws SQLException {
        String text = results.getString(column);
        return text == null ? replaced(column, "is missing", "") : text;
    }

    public @Nullable String nullableText(String column) throws SQLException {
        return results.getString(column);
    }

    public byte @Nullable [] nullableBytes(String column) throws SQLException {
        return results.getBytes(column);
    }

    public boolean flag(String column) throws SQLException {
        return results.getBoolean(column);
    }

    /** A count, from 0 to 2⁵³ − 1. */
    public long number(String column) throws SQLException {
        long number = results.getLong(column);
        if (results.wasNull()) {
            return replaced(column, "is missing", 0L);
        }
        long allowed = StoredValues.count(number);
        return allowed == number ? number : replaced(column, "is no count from 0 to 2^53 - 1", allowed);
    }

    /** A count; 0 where there is none, which is no fault. */
    public long numberOrZero(String column) throws SQLException {
        return results.getObject(column) == null ? 0 : number(column);
    }

    /** A share of 1; 0 where there is none or it is not a number. */
    public double rate(String column) throws SQLException {
        double rate = results.getDouble(column);
        if (results.wasNull()) {
            return replaced(column, "is missing", 0.0);
        }
        double allowed = StoredValues.rate(rate);
        return allowed == rate ? rate : replaced(column, "is no rate from 0 to 1", allowed);
    }

    /** A share of 1; 0 where there is none, which is no fault. */
    public double rateOrZero(String column) throws SQLException {
        return results.getObject(column) == null ? 0 : rate(column);
    }

    /** A share of 1; null where there is none, or it is none. */
    public @Nullable Double nullableRate(String column) throws SQLException {
        Double rate = results.getObject(column, Double.class);
        if (rate == null || StoredValues.isRate(rate)) {
            return rate;
        }
        problem(column + " is no rate from 0 to 1");
        return null;
    }

    /** A finite number; 0 where there is none. */
    public double decimal(String column) throws SQLException {
        double number = results.getDouble(column);
        return Double.isFinite(number) ? number : replaced(column, "is not finite", 0.0);
    }

    /** A finite number; null where there is none. */
    public @Nullable Double nullableDecimal(String column) throws SQLException {
        Double number = results.getObject(column, Double.class);
        if (number == null || Double.isFinite(number)) {
            return number;
        }
        problem(column + " is not finite");
        return null;
    }

    /** A time in the years 1 to 9999, the nearest of them where it is in none. */
    public Instant instant(String column) throws SQLException {
        Instant time = time(column);
        if (time == null) {
            return replaced(column, "is missing", StoredValues.EARLIEST);
        }
        return StoredValues.isTime(time)
                ? time
                : replaced(column, "is in no year from 1 to 9999", StoredValues.nearestTime(time));
    }

    /** A time in the years 1 to 9999; null where there is none, or it is in none of them. */
    public @Nullable Instant nullableInstant(String column) throws SQLException {
        Instant time = time(column);
        if (time == null || StoredValues.isTime(time)) {
            return time;
        }
        problem(column + " is in no year from 1 to 9999");
        return null;
    }

    /** An identity; zeros where there is none. */
    public UUID uuid(String column) throws SQLException {
        UUID uuid = results.getObject(column, UUID.class);
        return uuid == null ? replaced(column, "is missing", new UUID(0, 0)) : uuid;
    }

    /** Notes that something of the row, which the caller knows better, cannot be shown as it is stored. */
    public void problem(String kind) {
        problems.add(kind);
    }

    /** What was noted since the last time, in the order of the columns as they were asked for. */
    String takeProblems() {
        String noted = String.join(", ", problems);
        problems.clear();
        return noted;
    }

    boolean hasProblems() {
        return !problems.isEmpty();
    }

    private @Nullable Instant time(String column) throws SQLException {
        OffsetDateTime time = results.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private <T> T replaced(String column, String problem, T by) {
        problem(column + " " + problem);
        return by;
    }
}
