package io.variantdash.endtoend.livefault;

import java.util.List;

/** The faults of live updates that there are. */
public final class LiveFaults {

    private static final List<LiveFault> ALL = List.of(
            new DoesNotKeepUp(false),
            new DoesNotKeepUp(true),
            new NeverAnswersPings(),
            new Floods(),
            new HugeAndFragmented(),
            new HalfOpen(),
            new DisconnectDuringPublish(),
            new ReplicaGoes(true),
            new ReplicaGoes(false),
            new DatabaseAway(),
            new EpochChange(),
            new ConnectsAndCloses());

    private LiveFaults() {}

    public static List<LiveFault> all() {
        return ALL;
    }
}
