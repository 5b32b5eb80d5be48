package io.variantdash.embedded;

import io.variantdash.embedded.port.Ports;
import java.util.Map;

/**
 * Where clients reach a broker. A client asks any listener where to go and is told the advertised port, so a client that comes
 * through a proxy needs a listener of its own that advertises the proxy.
 *
 * @param port the main listener, which advertises itself
 * @param behindProxy the port of a second listener; 0 if there is none
 * @param proxy the port that the second listener advertises
 * @param secured the port of a listener with SASL_SSL; 0 if there is none
 * @param security what that one needs to be set
 */
record BrokerListeners(int port, int behindProxy, int proxy, int secured, Map<String, String> security) {

    static final String MAIN = "BROKER";
    private static final String PROXIED = "PROXIED";

    String listening() {
        return addresses(behindProxy);
    }

    String advertised() {
        return addresses(proxy);
    }

    String protocols() {
        return joined(MAIN + ":PLAINTEXT", PROXIED + ":PLAINTEXT", KafkaBroker.SECURED + ":SASL_SSL");
    }

    private String addresses(int second) {
        return joined(address(MAIN, port), address(PROXIED, second), address(KafkaBroker.SECURED, secured));
    }

    private String joined(String main, String second, String third) {
        return main + (behindProxy == 0 ? "" : "," + second) + (secured == 0 ? "" : "," + third);
    }

    private static String address(String name, int port) {
        return name + "://" + Ports.HOST + ":" + port;
    }
}
