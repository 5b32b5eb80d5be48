package io.variantdash.local.stack;

import io.variantdash.embedded.port.Ports;
import io.variantdash.local.log.Console;
import io.variantdash.local.stack.process.Pause;
import io.variantdash.local.stack.process.StackFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The ports that the documents name, all shifted by one offset so that several stacks run side by side. */
record ShiftedPorts(int offset) implements StackPorts {

    private static final int POSTGRES = 15432;
    private static final int KAFKA = 19092;
    private static final int ISSUER = 18080;
    private static final int LARGEST = 65535;

    /** So long the services of a stack that was killed may take to notice and go. */
    private static final Duration TIMEOUT = Duration.ofSeconds(6);

    private static final long POLL_MILLIS = 200;

    @Override
    public int postgres() {
        return POSTGRES + offset;
    }

    @Override
    public int kafka() {
        return KAFKA + offset;
    }

    @Override
    public int issuer() {
        return ISSUER + offset;
    }

    @Override
    public int of(ServiceKind kind, int replica) {
        return kind.port(replica) + offset;
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    @Override
    public void requireFree(StackOptions options, Console console) {
        partsByPort(options).forEach((port, part) -> requireFree(port, part, console));
    }

    private static void requireFree(int port, String part, Console console) {
        if (port > LARGEST) {
            throw new StackFailure("%s would listen on port %d, and ports end at %d: choose a smaller --port-offset."
                    .formatted(part, port, LARGEST));
        }
        if (!Ports.isFree(port)) {
            console.line("stack", "Port %d, which %s needs, is taken; waiting a moment …".formatted(port, part));
            if (!becomesFree(port)) {
                throw new StackFailure(
                        "Port %d, which %s needs, is taken. Stop what listens there, or shift all ports: --port-offset 1000"
                                .formatted(port, part));
            }
        }
    }

    private static boolean becomesFree(int port) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!Ports.isFree(port)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.millis(POLL_MILLIS);
        }
        return true;
    }

    private Map<Integer, String> partsByPort(StackOptions options) {
        Map<Integer, String> parts = new LinkedHashMap<>();
        parts.put(postgres(), "PostgreSQL");
        parts.put(kafka(), "Kafka");
        if (!options.infrastructureOnly()) {
            for (int replica = 0; replica < options.queryReplicas(); replica++) {
                parts.put(of(ServiceKind.QUERY, replica), ServiceKind.QUERY.name(replica));
            }
            for (int replica = 0; replica < options.ingestReplicas(); replica++) {
                parts.put(of(ServiceKind.INGEST, replica), ServiceKind.INGEST.name(replica));
            }
            options.authentication().ifPresent(unused -> parts.put(issuer(), "the issuer of tokens"));
        }
        return parts;
    }
}
