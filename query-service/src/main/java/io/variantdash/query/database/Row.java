package io.variantdash.query.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of a result, by the names and types that our statements have. */
public final class Row {

    private final ResultSet results;

    Row(ResultSet results) {
        this.results = results;
    }

    public String text(String column) throws SQLException {
        return results.getString(column);
    }

    public @Nullable String nullableText(String column) throws SQLException {
        return results.getString(column);
    }

    public long number(String column) throws SQLException {
        return results.getLong(column);
    }

    public double decimal(String column) throws SQLException {
        return results.getDouble(column);
    }

    public @Nullable Double nullableDecimal(String column) throws SQLException {
        return results.getObject(column, Double.class);
    }

    public Instant instant(String column) throws SQLException {
        return results.getObject(column, OffsetDateTime.class).toInstant();
    }

    public @Nullable Instant nullableInstant(String column) throws SQLException {
        OffsetDateTime time = results.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    public UUID uuid(String column) throws SQLException {
        return results.getObject(column, UUID.class);
    }
}
