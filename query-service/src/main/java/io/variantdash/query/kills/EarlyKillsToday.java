package io.variantdash.query.kills;

import io.variantdash.query.database.Row;
import java.sql.SQLException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Variants killed today; the average is null where some were killed but no time of post is known.
 *
 * @param zone whose day it is, as the IANA names it
 */
public record EarlyKillsToday(long killsToday, @Nullable Double avgTimeToKillMinutes, String zone) {

    static EarlyKillsToday from(Row row, ZoneId zone) throws SQLException {
        long kills = row.number("kills");
        return new EarlyKillsToday(
                kills, kills == 0 ? Double.valueOf(0) : row.nullableDecimal("minutes"), zone.getId());
    }
}
