package io.variantdash.bench.ingest;

import io.variantdash.bench.drain.Contender;
import io.variantdash.bench.drain.Expectation;
import io.variantdash.bench.drain.Verification;
import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Database;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.local.stack.process.ServiceProcess;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The peer: Debezium's JDBC sink on Kafka Connect, which keeps the newest state of each variant in one table. */
final class DebeziumSink implements Contender {

    static final String NAME = "Debezium";

    static final String TOPIC = "benchmark.performance-update";
    static final String SCHEMA = "peer";
    static final String TABLE = "variant_state";

    private final ServiceProcess connect;
    private final ConnectStatus status;
    private final Database database;

    /** Takes over a worker of Kafka Connect that runs. */
    DebeziumSink(ServiceProcess connect, Database database) {
        this.connect = connect;
        this.status = new ConnectStatus(connect.uri());
        this.database = database;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ProcessTree process() {
        return new ProcessTree(connect.handle());
    }

    @Override
    public void clear() {
        database.truncate(SCHEMA);
    }

    @Override
    public ProducerRecord<byte[], byte[]> record(MonitorEvent event, int partition) {
        return new ProducerRecord<>(
                TOPIC,
                partition,
                event.occurredAt().toEpochMilli(),
                event.personaId().getBytes(StandardCharsets.UTF_8),
                ConnectJson.of((PerformanceUpdate) event));
    }

    @Override
    public long storedEvents() {
        return exists() ? database.number("SELECT count(*) FROM peer.variant_state") : 0;
    }

    /** The last report of each partition is stored, and with it all before, as the table's sums confirm. */
    @Override
    public boolean hasFinished(Expectation expected, Map<TopicPartition, Long> endOffsets) {
        return exists()
                && expected.lastReports().stream().allMatch(this::isStored)
                && database.number("SELECT sum(view_count) FROM peer.variant_state") == expected.views();
    }

    @Override
    public void verify(Expectation expected, long storedBefore) {
        Verification.equal("variants", expected.variants(), storedEvents());
        Verification.equal(
                "views", expected.views(), database.number("SELECT sum(view_count) FROM peer.variant_state"));
        Verification.equal(
                "interactions",
                expected.interactions(),
                database.number("SELECT sum(interaction_count) FROM peer.variant_state"));
    }

    @Override
    public void requireAlive() {
        if (connect.failure().isDone()) {
            throw connect.failure().join();
        }
        status.requireRunning();
    }

    @Override
    public void close() {
        connect.stop();
    }

    private boolean exists() {
        return database.number("SELECT count(to_regclass('peer.variant_state'))") == 1;
    }

    private boolean isStored(PerformanceUpdate event) {
        return database.number(
                        "SELECT count(*) FROM peer.variant_state WHERE persona_id = ? AND variant_id = ? AND view_count = ?",
                        event.personaId(),
                        event.variantId(),
                        event.viewCount())
                == 1;
    }
}
