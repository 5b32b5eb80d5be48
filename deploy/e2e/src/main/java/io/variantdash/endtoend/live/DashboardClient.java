package io.variantdash.endtoend.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A dashboard that keeps to the contract: comes back after every loss, to any replica, behind the last frame it saw. */
final class DashboardClient implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final long SHORTEST_CEILING_MILLIS = 250;
    private static final long LONGEST_CEILING_MILLIS = 4_000;
    private static final int BROKEN = 1006;

    private final String persona;
    private final List<URI> replicas;
    private final HttpClient client;
    private final ScheduledExecutorService scheduler;
    private final Random random;
    private final Latencies latencies;
    private final ReceivedFrames received = new ReceivedFrames();
    private @Nullable String position;
    private @Nullable Connection connection;
    private int replica;
    private int failures;
    private boolean closed;

    DashboardClient(
            String persona,
            List<URI> replicas,
            int replica,
            HttpClient client,
            ScheduledExecutorService scheduler,
            Random random,
            Latencies latencies) {
        this.persona = persona;
        this.replicas = replicas;
        this.replica = replica;
        this.client = client;
        this.scheduler = scheduler;
        this.random = random;
        this.latencies = latencies;
    }

    String persona() {
        return persona;
    }

    ReceivedFrames received() {
        return received;
    }

    synchronized void connect() {
        if (closed) {
            return;
        }
        Connection opening = new Connection();
        connection = opening;
        String from = position;
        received.asked(from == null ? null : StreamPosition.of(from));
        URI address = URI.create("ws://%s/dashboard/ws/%s%s"
                .formatted(
                        replicas.get(replica % replicas.size()).getAuthority(),
                        PersonaSegment.of(persona),
                        from == null ? "" : "?position=" + from));
        var unused = client.newWebSocketBuilder()
                .connectTimeout(TIMEOUT)
                .buildAsync(address, opening)
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        lost(opening, BROKEN);
                    }
                });
    }

    /** The network breaks without a close. */
    synchronized void drop() {
        if (connection != null) {
            connection.abort();
            lost(connection, BROKEN);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (connection != null) {
            connection.abort();
        }
    }

    private synchronized void lost(Connection which, int code) {
        if (which != connection || closed) {
            return;
        }
        connection = null;
        replica++;
        long ceiling = Math.min(LONGEST_CEILING_MILLIS, SHORTEST_CEILING_MILLIS << Math.min(failures++, 10));
        received.closed(code);
        var unused = scheduler.schedule(this::connect, random.nextLong(ceiling), TimeUnit.MILLISECONDS);
    }

    private synchronized void received(Connection on, String text) {
        if (on != connection) {
            return;
        }
        ServerFrame frame = ServerFrame.parse(text);
        failures = 0;
        StreamPosition place = frame.position() == null ? null : StreamPosition.of(frame.position());
        switch (frame.type()) {
            case "initial_data" -> {
                saw(ReceivedFrames.Kind.BEGUN, frame, place);
                on.began();
            }
            case "resumed" -> {
                saw(ReceivedFrames.Kind.RESUMED, frame, place);
                on.began();
            }
            case "variant_update" -> {
                saw(ReceivedFrames.Kind.UPDATE, frame, place);
                on.measure(Objects.requireNonNull(frame.timestamp()));
            }
            case "decisions", "stale", "fresh", "pong" -> {
                // Says nothing about what was missed.
            }
            default -> received.surprise("got " + text);
        }
    }

    private void saw(ReceivedFrames.Kind kind, ServerFrame frame, @Nullable StreamPosition place) {
        position = frame.position();
        received.saw(kind, place, frame.identity());
    }

    private final class Connection implements WebSocket.Listener {

        private final StringBuilder partial = new StringBuilder();
        private final Instant connecting = Instant.now();
        private @Nullable Instant begun;
        private volatile @Nullable WebSocket socket;
        private volatile boolean aborted;

        void began() {
            if (begun == null) {
                begun = Instant.now();
                latencies.began(connecting);
            }
        }

        void measure(Instant published) {
            if (begun != null && !published.isBefore(begun)) {
                latencies.record(published);
            }
        }

        void abort() {
            aborted = true;
            WebSocket opened = socket;
            if (opened != null) {
                opened.abort();
            }
        }

        @Override
        public void onOpen(WebSocket opened) {
            socket = opened;
            if (aborted) {
                opened.abort();
            } else {
                opened.request(Long.MAX_VALUE);
            }
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket sender, CharSequence data, boolean complete) {
            partial.append(data);
            if (complete) {
                received(this, partial.toString());
                partial.setLength(0);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket sender, int code, String reason) {
            lost(this, code);
            return null;
        }

        @Override
        public void onError(WebSocket sender, Throwable failure) {
            lost(this, BROKEN);
        }
    }
}
