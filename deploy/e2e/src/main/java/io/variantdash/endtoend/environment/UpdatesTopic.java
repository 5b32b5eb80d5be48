package io.variantdash.endtoend.environment;

import io.variantdash.event.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topic from which dashboards learn what changed, as an operator sees it. */
public record UpdatesTopic(String bootstrapServers) {

    private static final long POLL_MILLIS = 100;
    private static final short ONE_REPLICA = 1;

    /** Tells the topic that is there from others of the same name. */
    public UUID id() throws InterruptedException {
        try (Admin admin = admin()) {
            return id(describe(admin));
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot describe " + Topics.DASHBOARD_UPDATES, e.getCause());
        }
    }

    /** Deletes it with all that is in it, and creates it again; answers the id of the new one. */
    public UUID recreate() throws InterruptedException {
        try (Admin admin = admin()) {
            TopicDescription old = describe(admin);
            NewTopic same = new NewTopic(old.name(), old.partitions().size(), ONE_REPLICA);
            admin.deleteTopics(List.of(old.name())).all().get();
            while (!isCreated(admin, same) || !isServed(admin, id(old))) {
                Thread.sleep(POLL_MILLIS);
            }
            return id(describe(admin));
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot create the topic anew", e.getCause());
        }
    }

    private static boolean isCreated(Admin admin, NewTopic topic) throws InterruptedException, ExecutionException {
        try {
            admin.createTopics(List.of(topic)).all().get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TopicExistsException) {
                // Ours, or the old one that is still being deleted.
                return true;
            }
            throw e;
        }
    }

    private static boolean isServed(Admin admin, UUID old) throws InterruptedException, ExecutionException {
        try {
            TopicDescription topic = describe(admin);
            return !id(topic).equals(old)
                    && topic.partitions().stream().allMatch(partition -> partition.leader() != null);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw e;
        }
    }

    private static TopicDescription describe(Admin admin) throws InterruptedException, ExecutionException {
        return Objects.requireNonNull(admin.describeTopics(List.of(Topics.DASHBOARD_UPDATES))
                .allTopicNames()
                .get()
                .get(Topics.DASHBOARD_UPDATES));
    }

    private static UUID id(TopicDescription topic) {
        return new UUID(
                topic.topicId().getMostSignificantBits(), topic.topicId().getLeastSignificantBits());
    }

    private Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }
}
