package io.variantdash.query.stream;

import io.variantdash.event.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the broker now and then, without waiting for it, which epoch the topic is in: consumers do not tell. */
final class TopicWatch {

    private final Admin admin;
    private final Epoch epoch;
    private final Duration interval;
    private long askedAtNanos = System.nanoTime();
    private @Nullable KafkaFuture<Epoch> question;

    private TopicWatch(Admin admin, Epoch epoch, Duration interval) {
        this.admin = admin;
        this.epoch = epoch;
        this.interval = interval;
    }

    /** Finds the topic, and waits for that. */
    static TopicWatch begin(Admin admin, Duration interval) throws InterruptedException {
        return new TopicWatch(admin, answer(ask(admin)), interval);
    }

    Epoch epoch() {
        return epoch;
    }

    /**
     * Goes on watching.
     *
     * @throws KafkaException if the topic is not what it was
     */
    void look(StreamStatus status) throws InterruptedException {
        if (question == null && System.nanoTime() - askedAtNanos >= interval.toNanos()) {
            question = ask(admin);
            askedAtNanos = System.nanoTime();
        }
        if (question == null || !question.isDone()) {
            return;
        }
        KafkaFuture<Epoch> answered = question;
        question = null;
        try {
            if (!answer(answered).equals(epoch)) {
                throw new KafkaException("dashboard.updates was recreated or repartitioned");
            }
            status.connected();
        } catch (UnansweredException e) {
            // The consumer goes on where it is as soon as the broker is back.
            status.lost(String.valueOf(e.getMessage()));
        }
    }

    private static KafkaFuture<Epoch> ask(Admin admin) {
        return admin.describeTopics(List.of(Topics.DASHBOARD_UPDATES))
                .allTopicNames()
                .thenApply(topics -> {
                    TopicDescription topic = topics.values().iterator().next();
                    return new Epoch(topic.topicId(), topic.partitions().size());
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
