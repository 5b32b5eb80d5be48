package io.variantdash.bench.guard;

import java.util.Arrays;
import java.util.stream.Stream;

/** A benchmark that the guard runs. */
enum Part {
    INGEST("ingest"),
    FANOUT("fanout"),
    END_TO_END("end-to-end"),
    REST("rest");

    private final String label;

    Part(String label) {
        this.label = label;
    }

    Stream<Figure> figures() {
        return Arrays.stream(Figure.values()).filter(figure -> figure.part() == this);
    }

    /** Its name, which an option takes as well. */
    @Override
    public String toString() {
        return label;
    }
}
