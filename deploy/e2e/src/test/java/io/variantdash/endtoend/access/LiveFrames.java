package io.variantdash.endtoend.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import io.variantdash.endtoend.fixture.Api;
import java.util.ArrayList;
import java.util.List;

/** What a page receives over all the WebSockets that it opens, one after the other. For the thread of the page. */
final class LiveFrames {

    private final List<JsonNode> frames = new ArrayList<>();
    private int connections;

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

    /** How many of them went on where the one before ended. */
    long resumed() {
        return ofType("resumed");
    }

    /** The variants whose post was told by a frame, once for each frame. */
    List<String> posted() {
        return frames.stream()
                .filter(frame -> frame.at("/data/event_type").asText().equals("variant_posted"))
                .map(frame -> frame.at("/data/variant_id").asText())
                .toList();
    }

    private long ofType(String type) {
        return frames.stream()
                .filter(frame -> frame.path("type").asText().equals(type))
                .count();
    }

    private void watch(WebSocket socket) {
        connections++;
        socket.onFrameReceived(frame -> {
            try {
                frames.add(Api.JSON.readTree(frame.text()));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Not a JSON frame: " + frame.text(), e);
            }
        });
    }
}
