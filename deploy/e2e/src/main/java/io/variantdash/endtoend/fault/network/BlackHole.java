package io.variantdash.endtoend.fault.network;

import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import io.variantdash.endtoend.proxy.TcpProxy;

/** A network that loses everything and tells neither side: a server is away, and connections to it stay open. */
public final class BlackHole implements Fault {

    private final boolean ofTheBroker;

    public BlackHole(boolean ofTheBroker) {
        this.ofTheBroker = ofTheBroker;
    }

    @Override
    public String name() {
        return ofTheBroker ? "broker-black-hole-90-seconds" : "black-hole-90-seconds";
    }

    @Override
    public String description() {
        return "for 90 s nothing passes between ingest and %s, and neither side is told"
                .formatted(ofTheBroker ? "Kafka" : "PostgreSQL");
    }

    @Override
    public boolean isOutage() {
        return true;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        TcpProxy proxy = ofTheBroker
                ? context.environment().brokerProxy()
                : context.environment().databaseProxy();
        proxy.swallow();
        context.tell("nothing passes");
        context.sleepSeconds(context.scaled(90, 20));
        proxy.clear();
        context.tell("everything passes again");
    }
}
