package io.variantdash.oracle;

import io.variantdash.oracle.Difference.Deviation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Meets stored rows one after the other, so that of the database no more than a row is held at a time. */
final class Comparison {

    private record Key(Table table, String key) {

        static Key of(BusinessRow row) {
            return new Key(row.table(), row.key());
        }
    }

    private final Map<Key, BusinessRow> awaited = new LinkedHashMap<>();
    private final Set<Key> met = new HashSet<>();
    private final List<Deviation> deviations = new ArrayList<>();

    Comparison(List<BusinessRow> expected) {
        expected.forEach(row -> awaited.put(Key.of(row), row));
    }

    void stored(BusinessRow stored) {
        Key key = Key.of(stored);
        BusinessRow expected = awaited.remove(key);
        if (!met.add(key)) {
            deviations.add(new Deviation(Deviation.Kind.DOUBLED, null, stored));
        } else if (expected == null) {
            deviations.add(new Deviation(Deviation.Kind.UNEXPECTED, null, stored));
        } else if (!expected.equals(stored)) {
            deviations.add(new Deviation(Deviation.Kind.DIFFERENT, expected, stored));
        }
    }

    Difference result() {
        awaited.values().forEach(missing -> deviations.add(new Deviation(Deviation.Kind.MISSING, missing, null)));
        return new Difference(deviations);
    }
}
