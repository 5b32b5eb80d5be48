package io.variantdash.bench.drain;

import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.event.MonitorEvent;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Something that brings events from Kafka into PostgreSQL and waits for more when it is done. */
public interface Contender extends AutoCloseable {

    String name();

    ProcessTree process();

    /** Empties its tables. */
    void clear();

    /** The records of an event as this contender expects it. */
    List<ProducerRecord<byte[], byte[]>> records(MonitorEvent event, int partition);

    /** How many rows it has made. */
    long storedEvents();

    /** Whether all records before these offsets are committed in PostgreSQL. */
    boolean hasFinished(Expectation expected, Map<TopicPartition, Long> endOffsets);

    /** Fails, loudly, if its tables do not hold what was sent beside what was stored before. */
    void verify(Expectation expected, long storedBefore);

    /** Fails if it has stopped working. */
    void requireAlive();

    @Override
    void close();
}
