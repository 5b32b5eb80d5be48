package io.variantdash.endtoend.livefault;

/** Connections that break while updates are on their way, at a thousand different moments. */
final class DisconnectDuringPublish implements LiveFault {

    private static final int LONGEST_PAUSE_MILLIS = 40;

    @Override
    public String name() {
        return "disconnect-during-publish";
    }

    @Override
    public String description() {
        return "1,000 connections break while updates are on their way, and resume at another replica";
    }

    @Override
    public boolean isShort() {
        return true;
    }

    @Override
    public boolean disconnects() {
        return true;
    }

    @Override
    public void strike(LiveFaultContext context) throws InterruptedException {
        for (int i = 0; i < context.scaled(1_000, 50); i++) {
            context.fleet().drop(context.random().nextInt(context.fleet().size()));
            Thread.sleep(context.random().nextInt(LONGEST_PAUSE_MILLIS));
        }
    }
}
