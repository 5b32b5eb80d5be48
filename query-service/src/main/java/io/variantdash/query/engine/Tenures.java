package io.variantdash.query.engine;

import io.variantdash.event.Topics;
import io.variantdash.query.config.EngineConfig;
import io.variantdash.query.engine.parameters.ParametersProgress;
import io.variantdash.query.kafka.KafkaClients;
import io.variantdash.query.stream.Epoch;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.common.TopicPartition;

/** The partitions that the group gives to this replica, and its tenure of each. For one thread. */
final class Tenures implements ConsumerRebalanceListener, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final EngineConfig config;
    private final AlertTopic topic;
    private final ParametersProgress learnt;
    private final Consumer<byte[], byte[]> member;
    private final Map<Integer, Tenure> begun = new HashMap<>();
    private final Map<Integer, Tenure> settled = new HashMap<>();
    private final Set<Integer> assigned = new HashSet<>();
    private boolean changed;

    Tenures(KafkaClients clients, EngineConfig config, AlertTopic topic, ParametersProgress learnt) {
        this.clients = clients;
        this.config = config;
        this.topic = topic;
        this.learnt = learnt;
        this.member = clients.member(config.groupId());
        member.subscribe(List.of(Topics.DASHBOARD_UPDATES), this);
    }

    /** Keeps the membership, and goes on with tenures that have begun. */
    void poll() {
        var unused = member.poll(POLL);
        for (Integer partition : assigned) {
            if (!begun.containsKey(partition) && !settled.containsKey(partition)) {
                begun.put(partition, new Tenure(partition, clients.transactions(config.groupId() + '-' + partition)));
            }
        }
        for (Tenure tenure : List.copyOf(begun.values())) {
            if (tenure.isSettled(topic) && tenure.knowsWhatWasLearnt(topic, learnt)) {
                begun.remove(tenure.partition());
                settled.put(tenure.partition(), tenure);
                changed = true;
            }
        }
    }

    /** How many partitions this replica decides about. */
    int settled() {
        return settled.size();
    }

    /** Whether there are new ones since this was asked last. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    /** Whether this replica decides about the persona. */
    boolean owns(String persona) {
        return !settled.isEmpty() && settled.containsKey(partitionOf(persona));
    }

    /** The tenure of a persona that it owns. */
    Tenure of(String persona) {
        return Objects.requireNonNull(settled.get(partitionOf(persona)));
    }

    /**
     * Ends a tenure that another has ended already. A new one begins, unless the group takes the partition away meanwhile:
     * a replica that wrongly begins one only makes the other begin once more, and each of them waits until all is stored.
     */
    void end(Tenure tenure) {
        settled.remove(tenure.partition());
        tenure.close();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // Only for the membership: the updates themselves come from the replica's own reading.
        member.pause(partitions);
        partitions.forEach(partition -> assigned.add(partition.partition()));
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        end(partitions);
    }

    @Override
    public void close() {
        member.close();
        settled.values().forEach(Tenure::close);
        begun.values().forEach(Tenure::close);
    }

    private void end(Collection<TopicPartition> partitions) {
        for (TopicPartition ended : partitions) {
            assigned.remove(ended.partition());
            Tenure tenure = settled.remove(ended.partition());
            Tenure beginning = begun.remove(ended.partition());
            if (tenure != null) {
                tenure.close();
            }
            if (beginning != null) {
                beginning.close();
            }
        }
    }

    private int partitionOf(String persona) {
        return Epoch.partitionOf(
                persona, member.partitionsFor(Topics.DASHBOARD_UPDATES).size());
    }
}
