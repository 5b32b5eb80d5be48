package io.variantdash.bench.drain;

import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Database;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.event.MonitorEvent;
import io.variantdash.local.monitor.MonitorRecords;
import io.variantdash.local.stack.StackOptions;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Ours: audit trail, newest state, history and live updates, with all of its rules. */
public final class IngestService implements Contender {

    public static final String NAME = "ours";

    private static final String SCHEMA = "public";

    private final Testbed testbed;
    private final Database database;
    private final Topics topics;

    public IngestService(Testbed testbed, Database database, Topics topics) {
        this.testbed = testbed;
        this.database = database;
        this.topics = topics;
    }

    /**
     * One replica that waits for the commit of a backlog, without anything that reads what it stores.
     *
     * @param environment further variables of its environment
     */
    public static StackOptions.Builder stack(Map<String, String> environment) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("KAFKA_ISOLATION_LEVEL", "read_committed");
        variables.put("DASHBOARD_RETENTION_ENABLED", "false"); // All that was stored is counted at the end.
        return StackOptions.builder().queryReplicas(0).serviceEnvironment(variables);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ProcessTree process() {
        return new ProcessTree(testbed.stack().ingest().get(0).handle());
    }

    @Override
    public void clear() {
        database.truncate(SCHEMA);
    }

    @Override
    public List<ProducerRecord<byte[], byte[]>> records(MonitorEvent event, int partition) {
        ProducerRecord<byte[], byte[]> record = MonitorRecords.of(event);
        return List.of(
                new ProducerRecord<>(record.topic(), partition, record.timestamp(), record.key(), record.value()));
    }

    @Override
    public long storedEvents() {
        return database.number("SELECT count(*) FROM dashboard_events");
    }

    /** It commits an offset once the event is stored and the dashboards are told. */
    @Override
    public boolean hasFinished(Expectation expected, Map<TopicPartition, Long> endOffsets) {
        return topics.committed("variant-dash-ingest", endOffsets);
    }

    @Override
    public void verify(Expectation expected, long storedBefore) {
        Verification.equal("audit rows", storedBefore + expected.distinct(), storedEvents());
        OffsetDateTime start = expected.start().atOffset(ZoneOffset.UTC);
        Verification.equal("variants", expected.variants(), database.number("""
                SELECT count(*) FROM variant_monitoring WHERE last_updated >= ?
                """, start));
        Verification.equal("views", expected.views(), database.number("""
                SELECT sum(view_count) FROM variant_monitoring WHERE last_updated >= ?
                """, start));
        Verification.equal("interactions", expected.interactions(), database.number("""
                SELECT sum(interaction_count) FROM variant_monitoring WHERE last_updated >= ?
                """, start));
        Verification.equal("views in the newest minutes", expected.views(), database.number("""
                SELECT sum(views) FROM (
                    SELECT DISTINCT ON (persona_id, variant_id) views FROM variant_engagement WHERE last_updated >= ?
                    ORDER BY persona_id, variant_id, bucket DESC) AS newest
                """, start));
    }

    @Override
    public void requireAlive() {
        testbed.requireAlive();
    }

    @Override
    public void close() {
        // It goes with the testbed.
    }
}
