package io.variantdash.endtoend.livefault;

import io.variantdash.endtoend.live.RawClient;

/** Clients that take everything and say nothing. */
final class NeverAnswersPings implements LiveFault {

    private static final int CLIENTS = 4;
    private static final int GOING_AWAY = 1001;

    @Override
    public String name() {
        return "never-answers-pings";
    }

    @Override
    public String description() {
        return "clients that read, but never answer a ping";
    }

    @Override
    public void strike(LiveFaultContext context) {
        for (RawClient client : context.clients(CLIENTS, context.personas().get(0))) {
            context.expectEnd("a silent client", client, GOING_AWAY);
        }
    }
}
