package io.variantdash.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A dashboard's WebSocket; keeps every frame. */
final class LiveClient implements WebSocket.Listener, AutoCloseable {

    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    LiveClient(URI server, String persona) {
        URI uri = URI.create("ws://" + server.getAuthority() + "/dashboard/ws/" + persona);
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(uri, this)
                .join();
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    /** Waits for a frame of the kind and returns the first. */
    JsonNode await(Predicate<JsonNode> kind) {
        return Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> frames.stream().filter(kind).toList(), found -> !found.isEmpty())
                .get(0);
    }

    List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    static Predicate<JsonNode> ofType(String type) {
        return frame -> frame.path("type").asText().equals(type);
    }

    static Predicate<JsonNode> update(String eventType) {
        return frame -> frame.path("data").path("event_type").asText().equals(eventType)
                && frame.path("type").asText().equals("variant_update");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            try {
                frames.add(Api.JSON.readTree(partial.toString()));
            } catch (IOException e) {
                throw new IllegalStateException("Not a JSON frame: " + partial, e);
            }
            partial.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
