package io.variantdash.ingest.warmup;

/** A piece of the service's own work that can be done on made-up values: nothing is read, stored, sent or counted by it. */
public interface Exercise {

    /** Does it once, which takes a few milliseconds at most when its code is warm. What it makes is garbage afterwards. */
    void once();
}
