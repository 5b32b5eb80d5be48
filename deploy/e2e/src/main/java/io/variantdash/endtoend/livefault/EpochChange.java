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
    public void strike(LiveCircumstances circumstances) throws InterruptedException {
        for (int i = 0; i < circumstances.scaled(3, 1); i++) {
            circumstances.updates().pause();
            circumstances.updates().goOn(circumstances.scene().updatesTopic().recreate());
            circumstances.tell("the topic is another one");
            circumstances.crowd().awaitCaughtUp(circumstances.updates());
        }
    }
}
