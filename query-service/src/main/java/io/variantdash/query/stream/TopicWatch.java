package io.variantdash.query.stream;

import io.variantdash.event.EventType;
import io.variantdash.event.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker now and then, without waiting for it, which epoch the topic is in, and what the monitors' topics are
 * like: consumers do not tell.
 */
final class TopicWatch {

    private static final List<String> TOPICS = Stream.concat(
                    Stream.of(Topics.DASHBOARD_UPDATES),
                    Stream.of(EventType.values()).map(EventType::topic))
            .toList();

    /** What the broker was asked; the topics of the monitors go with it, and may be missing. */
    private record Question(KafkaFuture<Epoch> epoch, Map<String, KafkaFuture<TopicDescription>> monitorTopics) {}

    private final Admin admin;
    private final Epoch epoch;
    private final Duration interval;
    private long askedAtNanos = System.nanoTime();
    private @Nullable Question question;

    private TopicWatch(Admin admin, Epoch epoch, Duration interval) {
        this.admin = admin;
        this.epoch = epoch;
        this.interval = interval;
    }

    /** Finds the topic, and waits for that. */
    static TopicWatch begin(Admin admin, Duration interval) throws InterruptedException {
        return new TopicWatch(admin, answer(ask(admin).epoch()), interval);
    }

    Epoch epoch() {
        return epoch;
    }

    /**
     * Goes on watching.
     *
     * @throws KafkaException if the topic is not what it was
     */
    void look(StreamStatus status, UpdateListener listener) throws InterruptedException {
        if (question == null && System.nanoTime() - askedAtNanos >= interval.toNanos()) {
            question = ask(admin);
            askedAtNanos = System.nanoTime();
        }
        if (question == null || !question.epoch().isDone()) {
            return;
        }
        Question answered = question;
        question = null;
        try {
            if (!answer(answered.epoch()).equals(epoch)) {
                throw new KafkaException("dashboard.updates was recreated or repartitioned");
            }
            status.connected();
            answered.monitorTopics().forEach((topic, partitions) -> tell(topic, partitions, listener));
        } catch (UnansweredException e) {
            // The consumer goes on where it is as soon as the broker is back.
            status.lost(String.valueOf(e.getMessage()));
        }
    }

    private static Question ask(Admin admin) {
        Map<String, KafkaFuture<TopicDescription>> topics =
                new HashMap<>(admin.describeTopics(TOPICS).topicNameValues());
        KafkaFuture<Epoch> epoch = Objects.requireNonNull(topics.remove(Topics.DASHBOARD_UPDATES))
                .thenApply(
                        topic -> new Epoch(topic.topicId(), topic.partitions().size()));
        return new Question(epoch, topics);
    }

    /** One that may not be described, or is not answered for yet, is not told. */
    private static void tell(String topic, KafkaFuture<TopicDescription> description, UpdateListener listener) {
        if (!description.isDone()) {
            return;
        }
        var unused = description.whenComplete((described, failure) -> {
            if (described != null) {
                listener.monitorTopic(topic, described.partitions().size());
            } else if (failure instanceof UnknownTopicOrPartitionException) {
                listener.monitorTopic(topic, 0);
            }
        });
    }

    private static Epoch answer(KafkaFuture<Epoch> question) throws InterruptedException {
        try {
            return question.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                throw new KafkaException("there is no topic dashboard.updates", e);
            }
            throw new UnansweredException(e);
        }
    }

    /** The broker is away or unable to tell. */
    private static final class UnansweredException extends KafkaException {
        UnansweredException(ExecutionException cause) {
            super("Kafka does not answer", cause);
        }
    }
}
