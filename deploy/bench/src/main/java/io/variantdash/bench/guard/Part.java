package io.variantdash.bench.guard;

import java.util.List;

/** A benchmark that the guard runs, by the name that people call it. */
enum Part {
    INGEST("ingest", List.of(Figure.INGEST)),
    FANOUT("fanout", List.of(Figure.FANOUT_ONE, Figure.FANOUT_MANY)),
    END_TO_END("end-to-end", List.of(Figure.END_TO_END)),
    REST("rest", List.of(Figure.REST));

    private final String label;
    private final List<Figure> figures;

    Part(String label, List<Figure> figures) {
        this.label = label;
        this.figures = figures;
    }

    List<Figure> figures() {
        return figures;
    }

    /** Its name, which an option takes as well. */
    @Override
    public String toString() {
        return label;
    }
}
