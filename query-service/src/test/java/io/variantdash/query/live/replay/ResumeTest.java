package io.variantdash.query.live.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.stream.Epoch;
import io.variantdash.query.stream.Position;
import io.variantdash.query.testing.LiveClient;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Updates;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class ResumeTest {

    @Inject
    MeterRegistry metrics;

    private final String persona = "persona-" + UUID.randomUUID();
    private final Updates updates = new Updates();

    @AfterEach
    void stopPublishing() {
        updates.close();
    }

    @Test
    void tellsWhatWasMissedAndGoesOn() {
        String position = seen();
        updates.publish(Updates.kill(persona, "a", "too low"));
        updates.publish(Updates.performance(persona, "v", 100, 1));
        updates.publish(Updates.kill(persona, "b", "too low"));
        updates.publish(Updates.performance(persona, "v", 100, 2));
        awaitLast("v");

        try (LiveClient back = LiveClient.connect(persona, "?position=" + position)) {
            assertThat(back.next("resumed").path("position").asText()).isEqualTo(position);
            assertThat(variants(back, 3)).containsExactly("a", "b", "v");

            updates.publish(Updates.kill(persona, "c", "too low"));
            assertThat(variants(back, 1)).containsExactly("c");
        }
    }

    @Test
    void hasNoGapWhenAClientComesAndGoesWhileUpdatesArrive() throws InterruptedException {
        String position = seen();
        int count = 100;
        Thread publisher = new Thread(() -> {
            for (int i = 0; i < count; i++) {
                updates.publish(Updates.kill(persona, "v" + i, "too low"));
            }
        });
        publisher.start();

        List<String> told = new ArrayList<>();
        while (told.size() < count) {
            try (LiveClient back = LiveClient.connect(persona, "?position=" + position)) {
                back.next("resumed");
                for (int i = 0; i < 7 && told.size() < count; i++) {
                    JsonNode frame = back.next("variant_update");
                    told.add(frame.at("/data/variant_id").asText());
                    position = frame.path("position").asText();
                }
            }
        }
        publisher.join();

        assertThat(told).doesNotHaveDuplicates().hasSize(count);
        assertThat(told.get(count - 1)).isEqualTo("v" + (count - 1));
    }

    @Test
    void answersAPositionOfAnotherEpochWithASnapshot() {
        double before = resumes("other_epoch");
        String other = new Position(new Epoch(new Uuid(1, 2), 6), 0, 7).encoded();

        try (LiveClient client = LiveClient.connect(persona, "?position=" + other)) {
            client.next("initial_data");
        }

        assertThat(resumes("other_epoch")).isEqualTo(before + 1);
    }

    @Test
    void sendsAClientElsewhereThatHasSeenMoreThanThisReplica() {
        Position seen = Position.parse(seen()).orElseThrow();
        String ahead = new Position(seen.epoch(), seen.partition(), seen.offset() + 1_000_000).encoded();

        try (LiveClient client = LiveClient.connect(persona, "?position=" + ahead)) {
            assertThat(client.closeCode()).isEqualTo(1013);
        }
    }

    /** A position that a client has seen before it went. */
    private String seen() {
        try (LiveClient client = LiveClient.connect(persona)) {
            return client.next("initial_data").path("position").asText();
        }
    }

    private void awaitLast(String variant) {
        try (LiveClient watcher = LiveClient.connect(persona)) {
            watcher.next("initial_data");
            updates.publish(Updates.performance(persona, variant, 100, 3));
            watcher.next("variant_update");
        }
    }

    private static List<String> variants(LiveClient client, int count) {
        List<String> variants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            variants.add(client.next("variant_update").at("/data/variant_id").asText());
        }
        return variants;
    }

    private double resumes(String outcome) {
        return metrics.get("live.resumes").tag("outcome", outcome).counter().count();
    }
}
