package io.variantdash.event;

/** How soon an alert wants to be looked at. */
public enum Priority {
    LOW,
    MEDIUM,
    HIGH;

    private final String wireName = WireName.of(this);

    /** The value in JSON and in the database. */
    public String wireName() {
        return wireName;
    }
}
