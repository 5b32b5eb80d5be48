package io.variantdash.oracle;

import java.time.Duration;

/**
 * What kind of events to make up.
 *
 * @param personas how many personas there are
 * @param variants how many variants each of them has
 * @param copies the share of events that come twice, 0..1
 * @param shuffleWindow among how many events the order is lost; 1 keeps it
 * @param equalTimes the share of events that have the time of the one before, 0..1
 * @param late the share of events that come late, 0..1
 * @param latest how late those may be
 * @param oldPosts the share of events that are posts older than the retention, 0..1
 * @param clockSkew by how much the clocks of the producers are off, half of them ahead and half of them behind
 */
public record EventMix(
        int personas,
        int variants,
        double copies,
        int shuffleWindow,
        double equalTimes,
        double late,
        Duration latest,
        double oldPosts,
        Duration clockSkew) {

    /** A few copies, little disorder, punctual producers. */
    public static EventMix usual() {
        return new EventMix(20, 25, 0.02, 20, 0.05, 0, Duration.ZERO, 0, Duration.ZERO);
    }

    public EventMix withVariants(int ofEachOfPersonas, int each) {
        return new EventMix(
                ofEachOfPersonas, each, copies, shuffleWindow, equalTimes, late, latest, oldPosts, clockSkew);
    }

    public EventMix withCopies(double share) {
        return new EventMix(personas, variants, share, shuffleWindow, equalTimes, late, latest, oldPosts, clockSkew);
    }

    public EventMix withShuffleWindow(int events) {
        return new EventMix(personas, variants, copies, events, equalTimes, late, latest, oldPosts, clockSkew);
    }

    public EventMix withEqualTimes(double share) {
        return new EventMix(personas, variants, copies, shuffleWindow, share, late, latest, oldPosts, clockSkew);
    }

    public EventMix withLate(double share, Duration atMost) {
        return new EventMix(personas, variants, copies, shuffleWindow, equalTimes, share, atMost, oldPosts, clockSkew);
    }

    public EventMix withOldPosts(double share) {
        return new EventMix(personas, variants, copies, shuffleWindow, equalTimes, late, latest, share, clockSkew);
    }

    public EventMix withClockSkew(Duration skew) {
        return new EventMix(personas, variants, copies, shuffleWindow, equalTimes, late, latest, oldPosts, skew);
    }
}
