package io.variantdash.bench.rest;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.variantdash.bench.load.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The reference: the JDK's own server, which gives everybody the bytes that query-service once answered. It changes with the
 * machine and never with our code. It runs in the process of the benchmark, beside the clients, as they take turns with ours.
 */
final class BareServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;

    private BareServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Asks the service once, with or without compression as the clients do, and answers what it said from then on.
     *
     * @param threads as many as there are clients
     */
    static BareServer copying(Load load, int threads) {
        // Or it sends a body only once the client has acknowledged the headers: 40 ms for nothing.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpResponse<byte[]> answer = ask(load);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(executor);
            server.createContext("/", exchange -> repeat(answer, exchange));
            server.start();
            return new BareServer(server, executor);
        } catch (IOException e) {
            executor.shutdownNow();
            throw new UncheckedIOException("The reference does not start", e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpResponse<byte[]> ask(Load load) {
        HttpRequest.Builder request = HttpRequest.newBuilder(load.address())
                .version(HttpClient.Version.HTTP_1_1)
                .header("Accept", "application/json")
                .header("Accept-Encoding", load.gzip() ? "gzip" : "identity");
        String authorization = load.credentials().header();
        if (authorization != null) {
            request.header(Credentials.HEADER, authorization);
        }
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("query-service does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking query-service", e);
        }
    }

    private static void repeat(HttpResponse<byte[]> answer, HttpExchange exchange) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        for (String name : List.of("Content-Type", "Content-Encoding")) {
            answer.headers().firstValue(name).ifPresent(value -> headers.set(name, value));
        }
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }
}
