package io.variantdash.embedded;

/**
 * Where clients reach a broker. A client asks any listener where to go and is told the advertised port, so a client that comes
 * through a proxy needs a listener of its own that advertises the proxy.
 *
 * @param port the main listener, which advertises itself
 * @param behindProxy the port of a second listener; 0 if there is none
 * @param proxy the port that the second listener advertises
 */
record BrokerListeners(int port, int behindProxy, int proxy) {

    static final String MAIN = "BROKER";
    private static final String PROXIED = "PROXIED";

    String listening() {
        return addresses(behindProxy);
    }

    String advertised() {
        return addresses(proxy);
    }

    String protocols() {
        String main = MAIN + ":PLAINTEXT";
        return behindProxy == 0 ? main : main + "," + PROXIED + ":PLAINTEXT";
    }

    private String addresses(int second) {
        String main = address(MAIN, port);
        return behindProxy == 0 ? main : main + "," + address(PROXIED, second);
    }

    private static String address(String name, int port) {
        return name + "://" + Ports.HOST + ":" + port;
    }
}
