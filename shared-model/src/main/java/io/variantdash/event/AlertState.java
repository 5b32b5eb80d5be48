package io.variantdash.event;

/** Whether what an alert speaks of has begun or is over. */
public enum AlertState {
    RAISED,
    CLEARED;

    private final String wireName = WireName.of(this);

    /** The value in JSON and in the database. */
    public String wireName() {
        return wireName;
    }
}
