package io.variantdash.query.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.config.DashboardConfig;
import io.variantdash.query.kafka.KafkaClients;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Updates;
import io.variantdash.update.Heartbeat;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a replica knows that has just been started. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class RecentPastTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    @Inject
    KafkaClients clients;

    @Inject
    StreamProgress running;

    @Inject
    DashboardConfig config;

    private final String persona = "persona-" + UUID.randomUUID();
    private final StreamProgress progress = new StreamProgress();
    private final Heard heard = new Heard();

    @Test
    void isWhatOthersSawBeforeAndFollowsOnAfterABreak() {
        try (Updates updates = new Updates()) {
            updates.publish(Updates.kill(persona, "a", "too low"));
            updates.publish(new Heartbeat("before", Instant.now(), List.of()));
            long last = updates.publish(Updates.kill(persona, "b", "too low")).offset();
            await().atMost(TIMEOUT).until(() -> position(running).offset() >= last);

            read(reader -> {});
            assertThat(heard.earlier).containsExactly("a", "b");
            assertThat(heard.restarts).isEqualTo(1);
            assertThat(position(progress)).isEqualTo(position(running));

            updates.publish(new Heartbeat("meanwhile", Instant.now(), List.of()));
            updates.publish(Updates.kill(persona, "c", "too low"));
            read(reader -> {
                updates.publish(new Heartbeat("now", Instant.now(), List.of()));
                await().atMost(TIMEOUT).until(() -> {
                    reader.readOn();
                    return heard.updated.size() == 1 && heard.heartbeats.contains("now");
                });
            });
            assertThat(heard.earlierHeartbeats).contains("before", "meanwhile");
            assertThat(heard.heartbeats).containsExactly("now");
            assertThat(heard.updated).containsExactly("c");
            assertThat(heard.earlier).containsExactly("a", "b");
            assertThat(heard.restarts).isEqualTo(1);
        }
    }

    private void read(java.util.function.Consumer<TopicReader> reading) {
        try (Consumer<byte[], byte @Nullable []> consumer = clients.consumer()) {
            UnreadableUpdates unreadable = new UnreadableUpdates(new SimpleMeterRegistry());
            TopicReader reader = new TopicReader(position(running).epoch(), consumer, progress, heard, unreadable);
            reader.begin(Clock.systemUTC(), config.live());
            reading.accept(reader);
        }
    }

    private Position position(StreamProgress of) {
        return Objects.requireNonNull(of.positionOf(persona));
    }

    private final class Heard implements UpdateListener {
        final List<String> earlier = new ArrayList<>();
        final List<String> updated = new ArrayList<>();
        final List<String> earlierHeartbeats = new ArrayList<>();
        final List<String> heartbeats = new ArrayList<>();
        int restarts;

        @Override
        public void earlier(List<StreamedUpdate> updates) {
            note(updates, earlier);
        }

        @Override
        public void updated(List<StreamedUpdate> updates) {
            note(updates, updated);
        }

        @Override
        public void strayed(String personaId) {}

        @Override
        public void heartbeat(Heartbeat beat, boolean earlier) {
            (earlier ? earlierHeartbeats : heartbeats).add(beat.replica());
        }

        @Override
        public void restarted() {
            restarts++;
        }

        private void note(List<StreamedUpdate> updates, List<String> told) {
            updates.stream()
                    .map(StreamedUpdate::update)
                    .filter(update -> update.personaId().equals(persona))
                    .map(update -> update.data().replaceAll(".*\"variant_id\":\"([^\"]+)\".*", "$1"))
                    .forEach(told::add);
        }
    }
}
