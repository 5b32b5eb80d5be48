package io.variantdash.local.stack;

import io.variantdash.embedded.port.PortReservation;
import io.variantdash.local.log.Console;
import java.util.HashMap;
import java.util.Map;

/** Ports that nothing else on this machine gets while the stack is open, also while a part is down. */
final class ReservedPorts implements StackPorts {

    private final Map<String, PortReservation> services = new HashMap<>();

    @Override
    public int postgres() {
        return 0;
    }

    @Override
    public int kafka() {
        return 0;
    }

    @Override
    public int issuer() {
        return 0;
    }

    @Override
    public synchronized int of(ServiceKind kind, int replica) {
        return services.computeIfAbsent(kind.name(replica), unused -> PortReservation.next())
                .port();
    }

    @Override
    public void requireFree(StackOptions options, Console console) {
        // They are: that is how they were chosen.
    }

    @Override
    public synchronized void close() {
        services.values().forEach(PortReservation::close);
        services.clear();
    }
}
