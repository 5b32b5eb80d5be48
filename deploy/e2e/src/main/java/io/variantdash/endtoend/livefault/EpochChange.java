package io.variantdash.endtoend.livefault;

/** The topic is deleted and created again: all positions are void, and some would seem to fit the new one. */
final class EpochChange implements LiveFault {

    @Override
    public String name() {
        return "epoch-change";
    }

    @Override
    public String description() {
        return "dashboard.updates is deleted and created again";
    }

    @Override
    public boolean disconnects() {
        return true;
    }

    @Override
    public boolean restarts() {
        return true;
    }

    @Override
    public void strike(LiveFaultContext context) throws InterruptedException {
        for (int i = 0; i < context.scaled(3, 1); i++) {
            context.updates().pause();
            context.updates().goOn(context.environment().updatesTopic().recreate());
            context.tell("the topic is another one");
            context.fleet().awaitCaughtUp(context.updates());
        }
    }
}
