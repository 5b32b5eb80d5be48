package io.variantdash.endtoend.environment;

import io.variantdash.event.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.utils.Utils;

/** Which replica decides about which personas, as Kafka shares them among the members of the group. */
public final class EngineGroup implements AutoCloseable {

    /** By this name Kafka knows the clients of a replica. */
    static final String CLIENT = "KAFKA_CLIENT_ID";

    private static final String GROUP = "variant-dash-engine";
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final long POLL_MILLIS = 100;

    private final Admin admin;

    EngineGroup(String bootstrapServers) {
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** Returns when each of these replicas, and no other, has partitions, and none is left over. */
    public void awaitMembers(Collection<String> replicas) throws InterruptedException {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!isShared(new HashSet<>(replicas))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s do not share the personas after %d minutes".formatted(replicas, TIMEOUT.toMinutes()));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** The name of the replica that decides about the persona. */
    public String ownerOf(String persona) throws InterruptedException {
        int partition = Utils.toPositive(Utils.murmur2(persona.getBytes(StandardCharsets.UTF_8))) % partitions();
        return members().stream()
                .filter(member -> member.assignment().topicPartitions().stream()
                        .anyMatch(assigned -> assigned.partition() == partition))
                .map(MemberDescription::clientId)
                .findAny()
                .orElseThrow(() -> new IllegalStateException("No replica decides about " + persona));
    }

    @Override
    public void close() {
        admin.close();
    }

    private boolean isShared(Set<String> replicas) throws InterruptedException {
        Set<String> owners = new HashSet<>();
        int assigned = 0;
        for (MemberDescription member : members()) {
            int share = member.assignment().topicPartitions().size();
            assigned += share;
            if (share > 0) {
                owners.add(member.clientId());
            }
        }
        return owners.equals(replicas) && assigned == partitions();
    }

    private Collection<MemberDescription> members() throws InterruptedException {
        try {
            return Objects.requireNonNull(admin.describeConsumerGroups(List.of(GROUP))
                            .all()
                            .get()
                            .get(GROUP))
                    .members();
        } catch (ExecutionException e) {
            // Until the first member joins there is no group.
            return List.of();
        }
    }

    private int partitions() throws InterruptedException {
        try {
            return Objects.requireNonNull(admin.describeTopics(List.of(Topics.DASHBOARD_UPDATES))
                            .allTopicNames()
                            .get()
                            .get(Topics.DASHBOARD_UPDATES))
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot describe " + Topics.DASHBOARD_UPDATES, e.getCause());
        }
    }
}
