package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.fault.crash.BrokerKill;
import io.variantdash.endtoend.fault.crash.KillAtRandom;
import io.variantdash.endtoend.fault.crash.KillBetweenCommitAndPublish;
import io.variantdash.endtoend.fault.crash.KillBetweenPublishAndAcknowledge;
import io.variantdash.endtoend.fault.crash.KillDuringDrop;
import io.variantdash.endtoend.fault.crash.KillDuringErasure;
import io.variantdash.endtoend.fault.crash.KillDuringReplay;
import io.variantdash.endtoend.fault.crash.ReplicaJoinsAndLeaves;
import io.variantdash.endtoend.fault.crash.StopFor30Seconds;
import io.variantdash.endtoend.fault.database.LostDatabase;
import io.variantdash.endtoend.fault.database.OpenTransaction;
import io.variantdash.endtoend.fault.database.PostgresImmediateStop;
import io.variantdash.endtoend.fault.database.TerminateBackends;
import io.variantdash.endtoend.fault.network.BlackHole;
import io.variantdash.endtoend.fault.network.ResetDuringAcknowledge;
import io.variantdash.endtoend.fault.network.ResetDuringCommit;
import io.variantdash.endtoend.fault.network.SlowNetwork;
import io.variantdash.endtoend.fault.record.AbortedTransaction;
import io.variantdash.endtoend.fault.record.CopiesAndShuffle;
import io.variantdash.endtoend.fault.record.FramedRecord;
import io.variantdash.endtoend.fault.record.LateDays;
import io.variantdash.endtoend.fault.record.PoisonEverywhere;
import io.variantdash.endtoend.fault.record.ProducerClock;
import java.util.List;

/** The faults that there are. */
public final class Faults {

    private static final List<Fault> ALL = List.of(
            new KillAtRandom(),
            new KillBetweenCommitAndPublish(),
            new KillBetweenPublishAndAcknowledge(),
            new KillDuringErasure(),
            new KillDuringReplay(),
            new KillDuringDrop(),
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
            new LostDatabase(),
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
