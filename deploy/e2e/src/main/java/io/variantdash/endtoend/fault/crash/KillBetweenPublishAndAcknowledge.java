package io.variantdash.endtoend.fault.crash;

import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.proxy.Signal;

/** The commit of the offsets is held at the proxy; it comes last, so everything before has happened. */
public final class KillBetweenPublishAndAcknowledge implements Fault {

    @Override
    public String name() {
        return "kill-between-publish-and-acknowledge";
    }

    @Override
    public String description() {
        return "kill -9 of ingest after a batch is published and before its offsets are committed, again and again";
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        for (int i = 0; i < context.scaled(5, 2); i++) {
            KillBetweenCommitAndPublish.killAt(Signal.OFFSET_COMMIT_REQUEST, context.replica(), context);
        }
    }
}
