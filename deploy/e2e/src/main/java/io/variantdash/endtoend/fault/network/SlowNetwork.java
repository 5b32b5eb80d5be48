package io.variantdash.endtoend.fault.network;

import io.variantdash.endtoend.environment.TestEnvironment;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;

/** Everything arrives late and in crumbs. */
public final class SlowNetwork implements Fault {

    @Override
    public String name() {
        return "slow-network";
    }

    @Override
    public String description() {
        return "100 ms of latency and slices of one byte between ingest and both servers";
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        TestEnvironment environment = context.environment();
        environment.databaseProxy().slowDown();
        environment.brokerProxy().slowDown();
        context.tell("the network is slow");
        context.sleepSeconds(context.scaled(30, 5));
        environment.databaseProxy().clear();
        environment.brokerProxy().clear();
        context.tell("the network is fast again");
    }
}
