package io.variantdash.embedded.port;

/** Something else listens where a server is to listen. */
final class PortTakenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    PortTakenException(int port, String wantedBy) {
        super("Port %d on %s is taken, so %s cannot start there. Stop what listens on it or choose another port."
                .formatted(port, Ports.HOST, wantedBy));
    }
}
