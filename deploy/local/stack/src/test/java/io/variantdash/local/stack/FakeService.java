package io.variantdash.local.stack;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A program with a health check, standing in for a packaged service. */
final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        // A request that ends it, as a fatal error would.
        server.createContext("/die", exchange -> {
            System.out.println("something terrible happened – ü");
            System.exit(3);
        });
        server.start();
        System.out.println("listening, " + System.getenv("GREETING"));
    }
}
