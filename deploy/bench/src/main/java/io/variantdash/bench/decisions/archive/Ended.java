package io.variantdash.bench.decisions.archive;

/** What a variant had got when its test ended: at least one view, and never more clicks than views. */
public record Ended(int views, int clicks) {

    public double rate() {
        return (double) clicks / views;
    }
}
