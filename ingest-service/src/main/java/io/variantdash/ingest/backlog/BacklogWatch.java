package io.variantdash.ingest.backlog;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.variantdash.ingest.IngestConfiguration;
import io.variantdash.ingest.backlog.PartitionEnds.End;
import io.variantdash.ingest.consume.EventConsumer;
import io.variantdash.ingest.consume.ReadPartitions;
import io.variantdash.ingest.consume.ReadPartitions.Progress;
import io.variantdash.update.Heartbeat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Looks every few seconds at what waits in the partitions of this replica, and publishes it as a heartbeat: while the
 * database is away, while nothing arrives, and without any partition, but not once consumption has ended. On a thread of its
 * own, which disturbs nothing and which nothing disturbs; what goes wrong is tried again the next time.
 */
@ApplicationScoped
class BacklogWatch {

    private static final Logger LOG = Logger.getLogger(BacklogWatch.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final Duration interval;
    private final EventConsumer consumer;
    private final ReadPartitions readPartitions;
    private final OpenTransactions openTransactions;
    private final String replica = ReplicaName.ofThisProcess();
    private final Clock clock = Clock.systemUTC();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "ingest-heartbeat");

    BacklogWatch(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            IngestConfiguration configuration,
            EventConsumer consumer,
            ReadPartitions readPartitions,
            OpenTransactions openTransactions) {
        this.kafka = kafka;
        this.interval = configuration.heartbeatInterval();
        this.consumer = consumer;
        this.readPartitions = readPartitions;
        this.openTransactions = openTransactions;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(LONGEST_STOP.toMillis());
    }

    private void run() {
        try {
            do {
                watchUntilFailure();
            } while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever fails is made anew: a heartbeat that is missing makes dashboards say that they are stale. */
    private void watchUntilFailure() throws InterruptedException {
        try (PartitionEnds ends = new PartitionEnds(kafka);
                RecordTimes times = new RecordTimes(kafka);
                HeartbeatProducer heartbeats = new HeartbeatProducer(kafka)) {
            OldestWaiting oldestWaiting = new OldestWaiting(times::at);
            do {
                if (consumer.isReading()) {
                    look(ends, oldestWaiting, heartbeats);
                    if (!oldestWaiting.hasUnread()) {
                        times.rest();
                    }
                }
            } while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RuntimeException e) {
            LOG.warnf(e, "Heartbeats stopped, and begin anew");
        }
    }

    private void look(PartitionEnds ends, OldestWaiting oldestWaiting, HeartbeatProducer heartbeats)
            throws InterruptedException {
        Map<TopicPartition, Progress> partitions = readPartitions.current();
        Map<TopicPartition, End> found = ends.ask(partitions.keySet());
        openTransactions.observe(partitions.keySet(), found);
        Instant now = clock.instant();
        heartbeats.send(new Heartbeat(replica, now, oldestWaiting.look(partitions, found, now)));
    }
}
