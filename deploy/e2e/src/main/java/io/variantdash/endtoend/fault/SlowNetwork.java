package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.scene.Scene;

/** Everything arrives late and in crumbs. */
final class SlowNetwork implements Fault {

    @Override
    public String name() {
        return "slow-network";
    }

    @Override
    public String description() {
        return "100 ms of latency and slices of one byte between ingest and both servers";
    }

    @Override
    public void strike(Circumstances circumstances) throws InterruptedException {
        Scene scene = circumstances.scene();
        scene.databaseProxy().slowDown();
        scene.brokerProxy().slowDown();
        circumstances.tell("the network is slow");
        circumstances.sleepSeconds(circumstances.scaled(30, 5));
        scene.databaseProxy().clear();
        scene.brokerProxy().clear();
        circumstances.tell("the network is fast again");
    }
}
