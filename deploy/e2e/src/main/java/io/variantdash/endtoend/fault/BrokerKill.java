package io.variantdash.endtoend.fault;

import io.variantdash.endtoend.scene.BrokerProcess;
import java.time.Duration;

/** The only broker crashes, with records, updates and offsets on their way. */
final class BrokerKill implements Fault {

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
    public void strike(Circumstances circumstances) throws InterruptedException {
        BrokerProcess broker = circumstances.scene().broker();
        for (int i = 0; i < circumstances.scaled(2, 1); i++) {
            circumstances.sleepAtMost(Duration.ofSeconds(2));
            broker.kill();
            circumstances.tell("the broker crashed");
            circumstances.sleepSeconds(circumstances.scaled(20, 10));
            broker.start();
            circumstances.tell("the broker is back");
        }
    }
}
