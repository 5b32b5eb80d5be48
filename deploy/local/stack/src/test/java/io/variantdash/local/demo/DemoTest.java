package io.variantdash.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.embedded.KafkaBroker;
import io.variantdash.event.EarlyKill;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.VariantPosted;
import io.variantdash.event.VariantStatus;
import io.variantdash.local.demo.simulation.DemoOptions;
import io.variantdash.local.log.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class DemoTest {

    private final KafkaBroker broker = KafkaBroker.builder().start();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8), false);

    @BeforeEach
    void createTopics() {
        broker.createTopics();
    }

    @AfterEach
    void closeBroker() {
        broker.close();
    }

    @Test
    void playsOnAfterTheBrokerWasAway() throws Exception {
        Player player = new Player(1);
        try (SentEvents sent = new SentEvents(broker.bootstrapServers())) {
            sent.await(events -> !events.isEmpty());

            broker.stop();
            Instant away = Instant.now();
            Thread.sleep(2_000);
            Instant back = Instant.now();
            broker.start();

            sent.awaitOneBetween(away, back);
            sent.awaitOneBetween(back, Instant.MAX);
        }
        player.stop();
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("plays moonlit-bakery, ");
    }

    @Test
    void completesWhatAnEarlierDemoLeft() throws Exception {
        try (SentEvents sent = new SentEvents(broker.bootstrapServers())) {
            Player first = new Player(1);
            sent.await(events -> active(events).size() > 20);
            first.stop();
            Set<String> left = active(sent.rest());

            Player second = new Player(2);
            sent.await(events -> Collections.disjoint(active(events), left));
            sent.await(events -> active(events).size() > 20);
            second.stop();
        }
    }

    private static Set<String> active(List<MonitorEvent> events) {
        Set<String> posted = new HashSet<>();
        Set<String> ended = new HashSet<>();
        for (MonitorEvent event : events) {
            if (event instanceof VariantPosted post && post.status() == VariantStatus.ACTIVE) {
                posted.add(post.variantId());
            } else if (event instanceof VariantPosted post) {
                ended.add(post.variantId());
            } else if (event instanceof EarlyKill kill) {
                ended.add(kill.variantId());
            }
        }
        posted.removeAll(ended);
        return posted;
    }

    /** Plays in a thread of its own until it is interrupted. */
    private final class Player {

        private final CompletableFuture<Throwable> end = new CompletableFuture<>();
        private final Thread thread;

        Player(long seed) {
            Demo demo = Demo.of(new DemoOptions(20, seed), Clock.systemUTC());
            thread = new Thread(() -> {
                try {
                    demo.play(broker.bootstrapServers(), console);
                } catch (InterruptedException | RuntimeException e) {
                    end.complete(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }

        void stop() throws InterruptedException {
            thread.interrupt();
            assertThat(end.join()).isInstanceOf(InterruptedException.class);
            thread.join();
        }
    }
}
