package io.variantdash.query.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A browser's end of a live connection. Every frame that it gets is held against the contract. Decisions come by a clock of
 * their own, so they are kept apart from the other frames.
 */
public final class LiveClient implements WebSocket.Listener, AutoCloseable {

    private static final int TIMEOUT_SECONDS = 120;
    private static final String SUBPROTOCOLS = "Sec-WebSocket-Protocol";
    private static final String DECISIONS = "{\"type\":\"decisions\"";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> decisions = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
    private final CompletableFuture<String> closeReason = new CompletableFuture<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final StringBuilder partial = new StringBuilder();
    private final boolean reading;
    private final WebSocket socket;

    private LiveClient(URI address, boolean reading, String... headers) {
        this.reading = reading;
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(TIMEOUT_SECONDS));
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equals(SUBPROTOCOLS)) {
                builder.subprotocols("bearer-token-carrier", headers[i + 1]);
                continue;
            }
            builder.header(headers[i], headers[i + 1]);
        }
        this.socket = builder.buildAsync(address, this).join();
    }

    /** A page's client. */
    public static LiveClient connectFrom(String origin, String persona) {
        return new LiveClient(address(persona, ""), true, "Origin", origin);
    }

    public static LiveClient connect(String persona) {
        return new LiveClient(address(persona, ""), true);
    }

    public static LiveClient connect(String persona, String query) {
        return new LiveClient(address(persona, query), true);
    }

    /** A client with a token in the header of subprotocols, as browsers have to send it. */
    public static LiveClient connectWith(String token, String persona, String query) {
        String carrier = "quarkus-http-upgrade#Authorization#Bearer%20" + token;
        return new LiveClient(address(persona, query), true, SUBPROTOCOLS, carrier);
    }

    /** A client that reads nothing until it is told to. */
    public static LiveClient connectStalled(String persona) {
        return new LiveClient(address(persona, ""), false);
    }

    /** The next frame that tells of anything but decisions. */
    public JsonNode next() {
        return next(frames);
    }

    public JsonNode nextDecisions() {
        return next(decisions);
    }

    private static JsonNode next(BlockingQueue<String> frames) {
        try {
            String frame = frames.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            assertThat(frame).as("a frame").isNotNull();
            LiveContract.assertFrame(frame);
            return JSON.readTree(frame);
        } catch (InterruptedException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public JsonNode next(String type) {
        JsonNode frame = next();
        assertThat(frame.path("type").asText()).as(frame.toString()).isEqualTo(type);
        return frame;
    }

    /** The next of this type, where the client has been told of an outage before or not. */
    public JsonNode nextAfterOutage(String type) {
        JsonNode frame = next();
        while (List.of("stale", "fresh").contains(frame.path("type").asText())) {
            frame = next();
        }
        assertThat(frame.path("type").asText()).as(frame.toString()).isEqualTo(type);
        return frame;
    }

    public LiveClient say(String text) {
        socket.sendText(text, true).join();
        return this;
    }

    /** Says a part of a message. */
    public LiveClient begin(String text) {
        socket.sendText(text, false).join();
        return this;
    }

    public LiveClient sayBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
        return this;
    }

    public void read() {
        socket.request(Long.MAX_VALUE);
    }

    public int closeCode() {
        return closeCode.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
    }

    /** What the server said when it closed. */
    public String closeReason() {
        return closeReason.orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (reading) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket sender, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String frame = partial.toString();
            (frame.startsWith(DECISIONS) ? decisions : frames).add(frame);
            partial.setLength(0);
        }
        return null;
    }

    /** How often the server has asked whether it is there; the socket answers by itself. */
    public int pings() {
        return pings.get();
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket asked, ByteBuffer message) {
        pings.incrementAndGet();
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket closed, int code, String reason) {
        closeReason.complete(reason);
        closeCode.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket failed, Throwable failure) {
        closeCode.completeExceptionally(failure);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static URI address(String persona, String query) {
        String encoded = URLEncoder.encode(persona, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create("ws://localhost:%d/dashboard/ws/%s%s".formatted(RestAssured.port, encoded, query));
    }
}
