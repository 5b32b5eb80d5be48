package io.variantdash.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.event.Topics;
import io.variantdash.ingest.publish.UpdateRecords.Update;
import io.variantdash.ingest.support.TopicReader;
import io.variantdash.testservers.EmbeddedInfrastructure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class UpdatePublisherTest {

    @Inject
    UpdatePublisher publisher;

    private final String persona = "persona-" + UUID.randomUUID();

    /** The batch has been stored by then: were this thrown, it would come again, and end here again. */
    @Test
    void refusesAnUpdateOfWhichNoRecordCanBeMadeAndSendsTheOthers() {
        Update broken = new Update(persona, UUID.randomUUID(), () -> {
            throw new IllegalStateException("cannot be made");
        });
        try (TopicReader updates = new TopicReader(Topics.DASHBOARD_UPDATES)) {
            List<Refused<Update>> refused = publisher.publish(List.of(update("one"), broken, update("two")));

            assertThat(refused).hasSize(1);
            assertThat(refused.get(0).sent()).isSameAs(broken);
            assertThat(refused.get(0).reason()).hasMessage("cannot be made");
            assertThat(updates.await(2, this::isOurs))
                    .extracting(record -> text(record.value()))
                    .containsExactly("one", "two");
        }
    }

    private Update update(String value) {
        return new Update(
                persona,
                UUID.randomUUID(),
                () -> new ProducerRecord<>(Topics.DASHBOARD_UPDATES, bytes(persona), bytes(value)));
    }

    private boolean isOurs(ConsumerRecord<byte[], byte[]> record) {
        return record.key() != null && text(record.key()).equals(persona);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
