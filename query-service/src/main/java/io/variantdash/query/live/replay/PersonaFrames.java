package io.variantdash.query.live.replay;

/** The newest frame of a persona; each frame knows the one before it. */
final class PersonaFrames {

    private final String persona;
    private final int partition;
    private long newest = FrameReference.NONE;

    PersonaFrames(String persona, int partition) {
        this.persona = persona;
        this.partition = partition;
    }

    String persona() {
        return persona;
    }

    /** Of the updates' topic, where its frames come from. */
    int partition() {
        return partition;
    }

    long newest() {
        return newest;
    }

    void newest(long reference) {
        newest = reference;
    }
}
