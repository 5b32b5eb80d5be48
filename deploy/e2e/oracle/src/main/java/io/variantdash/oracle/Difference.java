package io.variantdash.oracle;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything in which tables deviate from what they must hold. */
public record Difference(List<Deviation> deviations) {

    private static final int SHOWN = 10;

    /** One row that is not as it must be. */
    public record Deviation(
            Kind kind,
            @Nullable BusinessRow expected,
            @Nullable BusinessRow stored) {

        /** What is wrong with a row. */
        public enum Kind {
            MISSING,
            DOUBLED,
            UNEXPECTED,
            DIFFERENT
        }

        Table table() {
            return expected != null
                    ? expected.table()
                    : Objects.requireNonNull(stored).table();
        }

        @Override
        public String toString() {
            return switch (kind) {
                case MISSING -> "missing     " + expected;
                case DOUBLED -> "doubled     " + stored;
                case UNEXPECTED -> "unexpected  " + stored;
                case DIFFERENT -> "different   %s%n  expected  %s".formatted(stored, expected);
            };
        }
    }

    public boolean isEmpty() {
        return deviations.isEmpty();
    }

    /** How many rows of a table deviate in this way. */
    public long count(Table table, Deviation.Kind kind) {
        return deviations.stream()
                .filter(deviation -> deviation.table() == table && deviation.kind() == kind)
                .count();
    }

    /** How many rows deviate, and the first of them. */
    @Override
    public String toString() {
        String first = deviations.stream()
                .limit(SHOWN)
                .map(Deviation::toString)
                .collect(Collectors.joining(System.lineSeparator()));
        return isEmpty() ? "as expected" : "%d rows deviate, among them:%n%s".formatted(deviations.size(), first);
    }
}
