package io.variantdash.local.stack.process;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A program with health checks, standing in for a packaged service. */
public final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws Exception {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port(arguments)), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        AtomicBoolean alive = new AtomicBoolean(true);
        server.createContext("/q/health/live", exchange -> {
            byte[] answer = (alive.get() ? "UP" : "DOWN: consumption ended on a bug").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(alive.get() ? 200 : 503, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        // A request after which it only seems to live, as with a bug in its loop.
        server.createContext("/stop-working", exchange -> {
            alive.set(false);
            exchange.sendResponseHeaders(204, -1);
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

    private static int port(String[] arguments) {
        return Integer.parseInt(arguments.length > 0 ? arguments[0] : System.getenv("QUARKUS_HTTP_PORT"));
    }
}
