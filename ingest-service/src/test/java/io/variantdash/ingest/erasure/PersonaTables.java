package io.variantdash.ingest.erasure;

import io.variantdash.ingest.support.Database;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables that hold something of personas, as the catalogue has them, and what they hold of one. */
final class PersonaTables {

    /** Tables of which nothing is a persona's; erasures says who is erased. */
    private static final List<String> OF_NOBODY = List.of("erasures", "flyway_schema_history", "rebuilds");

    private static final String TABLES = """
            SELECT relname, (SELECT attname FROM pg_attribute
                             WHERE attrelid = pg_class.oid AND attname IN ('persona_id', 'persona_ids'))
            FROM pg_class
            WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
            """;

    private final Database database;

    PersonaTables(Database database) {
        this.database = database;
    }

    /** The column of personas of each table; "null" where a table has none. */
    Map<String, String> columns() {
        return database.rows(TABLES).stream()
                .map(row -> row.split("\\|"))
                .filter(row -> !OF_NOBODY.contains(row[0]))
                .collect(Collectors.toMap(row -> row[0], row -> row[1]));
    }

    /** How many rows there are of the persona, by table. */
    Map<String, Integer> rows(String persona) {
        Map<String, Integer> rows = new TreeMap<>();
        columns().keySet().forEach(table -> rows.put(table, rows(persona, table)));
        return rows;
    }

    /** How many there are in one table. */
    int rows(String persona, String table) {
        boolean many = "persona_ids".equals(columns().get(table));
        String condition = many ? "? = ANY (persona_ids)" : "persona_id = ?";
        return Integer.parseInt(database.rows("SELECT count(*) FROM " + table + " WHERE " + condition, persona)
                .get(0));
    }
}
