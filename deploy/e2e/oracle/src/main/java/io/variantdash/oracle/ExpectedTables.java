package io.variantdash.oracle;

import java.util.List;

/** The rows that all tables together must hold, in the order of their keys. */
public record ExpectedTables(List<BusinessRow> rows) {

    public ExpectedTables {
        rows = rows.stream().sorted(BusinessRow.ORDER).toList();
    }

    /** One number for all rows, equal to that of the tables that hold exactly them. */
    public String md5() {
        Digest digest = new Digest();
        rows.forEach(digest::add);
        return digest.hex();
    }

    /** What is wrong with the tables. */
    public Difference compareWith(StoredTables stored) {
        Comparison comparison = new Comparison(rows);
        stored.forEach(comparison::stored);
        return comparison.result();
    }
}
