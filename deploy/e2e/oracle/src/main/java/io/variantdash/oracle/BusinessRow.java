package io.variantdash.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.variantdash.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * The business columns of a row.
 *
 * @param key the columns that tell it from other rows of the table, joined by {@link #SEPARATOR}
 * @param columns the name of the table and all business columns, as canonical JSON
 */
public record BusinessRow(Table table, String key, String columns) {

    /** Ids hold no control characters, so no two rows join to the same key. */
    static final char SEPARATOR = 0x1F;

    /** The order of the keys in the database: byte by byte, which is not Java's order of texts beyond U+FFFF. */
    static final Comparator<BusinessRow> ORDER =
            Comparator.comparing(BusinessRow::table).thenComparing(row -> utf8(row.key()), Arrays::compareUnsigned);

    static BusinessRow of(Table table, JsonNode columns) {
        String key = table.keyColumns().stream()
                .map(column -> columns.required(column).asText())
                .collect(Collectors.joining(String.valueOf(SEPARATOR)));
        String text = new JsonText()
                .beginObject()
                .member(table.sqlName(), columns)
                .endObject()
                .toString();
        return new BusinessRow(table, key, text);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return columns;
    }
}
