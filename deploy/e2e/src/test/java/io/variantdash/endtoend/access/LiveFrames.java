package io.variantdash.endtoend.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import io.variantdash.endtoend.fixture.Api;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** What a page receives over all the WebSockets that it opens, one after the other. For the thread of the page. */
final class LiveFrames {

    private static final String SNAPSHOT = "initial_data";
    private static final String RESUMED = "resumed";

    /** What the service begins a stream with. */
    private static final Set<String> BEGINNINGS = Set.of(SNAPSHOT, RESUMED);

    private final List<JsonNode> frames = new ArrayList<>();
    private final List<String> beginnings = new ArrayList<>();
    private final List<String> history = new ArrayList<>();
    private int connections;
    private int refreshes;

    private LiveFrames() {}

    /** Of a page from now on. */
    static LiveFrames of(Page page) {
        LiveFrames all = new LiveFrames();
        page.onWebSocket(all::watch);
        return all;
    }

    /** How many WebSockets were opened. */
    int connections() {
        return connections;
    }

    /** How each of the streams began, of which a WebSocket may have brought none. */
    List<String> beginnings() {
        return List.copyOf(beginnings);
    }

    /**
     * How many more snapshots came than the page has asked for. Within a stream it asks now and then, for what follows from
     * updates and is in none of them.
     */
    long snapshotsUnasked() {
        return ofType(SNAPSHOT) - refreshes;
    }

    /** The variants whose post was told by a frame, once for each frame. */
    List<String> posted() {
        return frames.stream()
                .filter(frame -> frame.at("/data/event_type").asText().equals("variant_posted"))
                .map(frame -> frame.at("/data/variant_id").asText())
                .toList();
    }

    /**
     * The variants that the page has been told of, by a frame of their post or in a snapshot: what comes while a snapshot is
     * read, and is in it, has no frame.
     */
    Set<String> told() {
        Set<String> told = new HashSet<>(posted());
        frames.forEach(frame -> frame.at("/data/active_variants")
                .forEach(variant -> told.add(variant.path("id").asText())));
        return told;
    }

    /** What was opened, asked for and begun, in this order: for a failure to tell. */
    String history() {
        return String.join(", ", history);
    }

    private long ofType(String type) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .count();
    }

    private void watch(WebSocket socket) {
        connections++;
        history.add(socket.url().contains("?position=") ? "comes back" : "comes");
        AtomicBoolean begun = new AtomicBoolean();
        socket.onFrameSent(frame -> {
            String type = type(frame.text());
            history.add("asks for " + type);
            refreshes += type.equals("refresh") ? 1 : 0;
        });
        socket.onFrameReceived(frame -> {
            JsonNode received = parse(frame.text());
            frames.add(received);
            String type = received.path("type").asText();
            if (BEGINNINGS.contains(type)) {
                history.add("gets " + type);
            }
            if (BEGINNINGS.contains(type) && begun.compareAndSet(false, true)) {
                beginnings.add(type);
            }
        });
    }

    private static String type(String frame) {
        return parse(frame).path("type").asText();
    }

    private static JsonNode parse(String frame) {
        try {
            return Api.JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a JSON frame: " + frame, e);
        }
    }
}
