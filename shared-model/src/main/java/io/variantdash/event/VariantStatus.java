package io.variantdash.event;

/** What a variant is doing. A post names one of the first three; a kill is for good. */
public enum VariantStatus {
    ACTIVE,
    PAUSED,
    COMPLETED,
    KILLED;

    private final String wireName = WireName.of(this);

    /** The value in JSON and in the database. */
    public String wireName() {
        return wireName;
    }
}
