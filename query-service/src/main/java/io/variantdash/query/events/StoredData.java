package io.variantdash.query.events;

import io.variantdash.query.database.Row;
import java.sql.SQLException;

/** The fields of an event as they are stored: always a JSON object, and of a size that a monitor can send. */
final class StoredData {

    /**
     * What no monitor can have sent is not read: of megabytes only their beginning. The first condition spares all others
     * the second, since no compression makes so little of a megabyte.
     */
    static final String COLUMN = """
            CASE WHEN pg_column_size(event_data) > 2000 AND octet_length(event_data::text) > 1048576
                 THEN jsonb_build_object('truncated', left(event_data::text, 280))
                 ELSE event_data END AS event_data
            """;

    private static final String NOTHING = "{}";
    private static final String CUT = "{\"truncated\": ";

    private StoredData() {}

    static String of(Row row) throws SQLException {
        String data = row.nullableText("event_data");
        if (data == null) {
            row.problem("event_data is missing");
            return NOTHING;
        }
        if (!data.startsWith("{")) {
            row.problem("event_data is not an object");
            return "{\"value\": " + data + "}";
        }
        if (data.startsWith(CUT)) {
            row.problem("event_data is longer than 1 MiB");
        }
        return data;
    }
}
