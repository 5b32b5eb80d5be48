package io.variantdash.bench.drain;

import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.event.MonitorEvent;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Something that brings events from Kafka into PostgreSQL and waits for more when it is done. */
public interface Contender extends AutoCloseable {

    String name();

    ProcessTree process();

    /** Empties its tables. */
    void clear();

    /** An event as this contender expects it. */
    ProducerRecord<byte[], byte[]> record(MonitorEvent event, int partition);

    /** How many rows it has made. */
    long storedEvents();

    /** Whether all records before these offsets are committed in PostgreSQL. */
    boolean hasFinished(Workload workload, Map<TopicPartition, Long> endOffsets);

    /** Fails, loudly, if its tables do not hold what was sent beside what was stored before. */
    void verify(Workload workload, long storedBefore);

    /** Fails if it has stopped working. */
    void requireAlive();

    @Override
    void close();
}
