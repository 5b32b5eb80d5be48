package io.variantdash.bench.ingest;

import io.variantdash.bench.drain.Contender;
import io.variantdash.bench.drain.Expectation;
import io.variantdash.bench.drain.Verification;
import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Database;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.PerformanceUpdate;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.local.stack.process.ServiceProcess;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A peer: Debezium's JDBC sink on Kafka Connect, once for each table that it keeps. */
final class DebeziumSink implements Contender {

    private final Peer peer;
    private final ServiceProcess connect;
    private final ConnectStatus status;
    private final Database database;

    /** Takes over a worker of Kafka Connect that runs. */
    DebeziumSink(Peer peer, ServiceProcess connect, Database database) {
        this.peer = peer;
        this.connect = connect;
        this.status = new ConnectStatus(connect.uri(), peer);
        this.database = database;
    }

    @Override
    public String name() {
        return peer.contender();
    }

    @Override
    public ProcessTree process() {
        return new ProcessTree(connect.handle());
    }

    @Override
    public void clear() {
        database.truncate(peer.schema());
    }

    @Override
    public List<ProducerRecord<byte[], byte[]>> records(MonitorEvent event, int partition) {
        return peer.tables().stream()
                .map(table -> new ProducerRecord<>(
                        table.topic(peer.schema()),
                        partition,
                        event.occurredAt().toEpochMilli(),
                        event.personaId().getBytes(StandardCharsets.UTF_8),
                        ConnectJson.of((PerformanceUpdate) event, table)))
                .toList();
    }

    @Override
    public long storedEvents() {
        return exists() ? number("SELECT count(*) FROM $schema.variant_state") : 0;
    }

    /** The last report of each partition is stored, and with it all before, as the tables' sums confirm. */
    @Override
    public boolean hasFinished(Expectation expected, Map<TopicPartition, Long> endOffsets) {
        return exists()
                && expected.lastReports().stream().allMatch(this::isStored)
                && number("SELECT sum(view_count) FROM $schema.variant_state") == expected.views()
                && (!isAudited() || auditRows() == expected.distinct());
    }

    @Override
    public void verify(Expectation expected, long storedBefore) {
        Verification.equal("variants", expected.variants(), storedEvents());
        Verification.equal("views", expected.views(), number("SELECT sum(view_count) FROM $schema.variant_state"));
        Verification.equal(
                "interactions",
                expected.interactions(),
                number("SELECT sum(interaction_count) FROM $schema.variant_state"));
        if (isAudited()) {
            Verification.equal("audit rows", expected.distinct(), auditRows());
        }
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
        return number("SELECT count(to_regclass('$schema.variant_state'))") == 1;
    }

    private boolean isAudited() {
        return peer.tables().contains(SinkTable.AUDIT);
    }

    private long auditRows() {
        return number("SELECT count(*) FROM $schema.audit");
    }

    private boolean isStored(PerformanceUpdate event) {
        boolean state = number(
                        "SELECT count(*) FROM $schema.variant_state WHERE persona_id = ? AND variant_id = ? AND view_count = ?",
                        event.personaId(),
                        event.variantId(),
                        event.viewCount())
                == 1;
        return state && (!isAudited() || isInAudit(AcceptedEvent.of(event)));
    }

    private boolean isInAudit(AcceptedEvent event) {
        return number(
                        "SELECT count(*) FROM $schema.audit WHERE persona_id = ? AND occurred_at = ? AND identity = ?",
                        event.event().personaId(),
                        event.event().occurredAt().atOffset(ZoneOffset.UTC),
                        event.identity())
                == 1;
    }

    private long number(String sql, Object... parameters) {
        return database.number(sql.replace("$schema", peer.schema()), parameters);
    }
}
