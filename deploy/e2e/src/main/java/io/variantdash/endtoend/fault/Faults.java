package io.variantdash.endtoend.fault;

import java.util.List;

/** The faults that there are. */
public final class Faults {

    private static final List<Fault> ALL = List.of(
            new KillAtRandom(),
            new KillBetweenCommitAndPublish(),
            new KillBetweenPublishAndAcknowledge(),
            new StopFor30Seconds(),
            new PostgresImmediateStop(),
            new TerminateBackends(),
            new ResetDuringCommit(),
            new ResetDuringAcknowledge(),
            new BlackHole(false),
            new SlowNetwork(),
            new BrokerKill(),
            new BlackHole(true),
            new ReplicaJoinsAndLeaves(),
            new PoisonEverywhere(),
            new FramedRecord(),
            new OpenTransaction(),
            new AbortedTransaction(),
            new CopiesAndShuffle(),
            new LateDays(),
            new ProducerClock());

    private Faults() {}

    public static List<Fault> all() {
        return ALL;
    }
}
