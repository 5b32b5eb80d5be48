package io.variantdash.bench.fanout;

import io.variantdash.bench.load.Credentials;
import io.variantdash.bench.load.LiveClients;
import io.variantdash.bench.load.UpdateSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Holds the frames of the servers against each other: who sends less, or something else, is no peer. */
final class SameFrames {

    private static final int UPDATES = 20;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private SameFrames() {}

    /**
     * Fails unless all servers make the same frames of the same updates.
     *
     * @param first the number of the first of the updates that are sent for this
     * @return the number that comes next
     */
    static long require(List<LiveServer> servers, UpdateSource source, long first) {
        HttpClient http = HttpClient.newHttpClient();
        List<Frames> all =
                servers.stream().map(server -> Frames.of(http, server, first)).toList();
        long number = first;
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        // A consumer may begin at the end of the topic some time after it says that it is ready.
        while (all.stream().anyMatch(frames -> frames.texts.size() < UPDATES) || number < first + UPDATES) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Not every server sends the updates: " + sizes(servers, all));
            }
            source.send(number++, 1);
            source.flush();
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        all.forEach(Frames::close);
        compare(all);
        return number;
    }

    private static void compare(List<Frames> all) {
        Map<String, String> one = all.get(0).texts;
        for (Frames other : all) {
            other.texts.forEach((variant, text) -> {
                if (one.containsKey(variant) && !text.equals(one.get(variant))) {
                    throw new IllegalStateException("The frames differ:%n%s%n%s".formatted(one.get(variant), text));
                }
            });
            if (other.texts.keySet().stream().filter(one::containsKey).count() < UPDATES / 2) {
                throw new IllegalStateException("The servers hardly send the same updates");
            }
        }
    }

    private static List<String> sizes(List<LiveServer> servers, List<Frames> all) {
        return servers.stream()
                .map(server -> server.name() + " "
                        + all.get(servers.indexOf(server)).texts.size())
                .toList();
    }

    /** The frames that one client received, by the variant that they tell of. */
    private static final class Frames implements WebSocket.Listener {

        private static final String VARIANT = "\"variant_id\":\"";

        private final Map<String, String> texts = new ConcurrentHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private @Nullable WebSocket socket;

        static Frames of(HttpClient http, LiveServer server, long number) {
            Frames frames = new Frames();
            URI uri = URI.create(
                    "ws://%s/dashboard/ws/%s".formatted(server.uri().getAuthority(), LiveClients.persona(number, 1)));
            WebSocket.Builder socket = http.newWebSocketBuilder();
            String authorization = server.credentials().header();
            if (authorization != null) {
                socket.header(Credentials.HEADER, authorization);
            }
            frames.socket = socket.buildAsync(uri, frames).join();
            return frames;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                int variant = text.indexOf(VARIANT);
                if (text.indexOf("{\"type\":\"variant_update\"") == 0 && variant > 0) {
                    int start = variant + VARIANT.length();
                    texts.put(text.substring(start, text.indexOf("\"", start)), text.toString());
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        void close() {
            if (socket != null) {
                socket.abort();
            }
        }
    }
}
