package io.variantdash.endtoend.fault.crash;

import io.variantdash.endtoend.environment.BrokerProcess;
import io.variantdash.endtoend.fault.Fault;
import io.variantdash.endtoend.fault.FaultContext;
import java.time.Duration;

/** The only broker crashes, with records, updates and offsets on their way. */
public final class BrokerKill implements Fault {

    @Override
    public String name() {
        return "broker-kill";
    }

    @Override
    public String description() {
        return "kill -9 of the broker, which is away for some seconds and starts again";
    }

    @Override
    public boolean isOutage() {
        return true;
    }

    @Override
    public void strike(FaultContext context) throws InterruptedException {
        BrokerProcess broker = context.environment().broker();
        for (int i = 0; i < context.scaled(2, 1); i++) {
            context.sleepAtMost(Duration.ofSeconds(2));
            broker.kill();
            context.tell("the broker crashed");
            context.sleepSeconds(context.scaled(20, 10));
            broker.start();
            context.tell("the broker is back");
        }
    }
}
