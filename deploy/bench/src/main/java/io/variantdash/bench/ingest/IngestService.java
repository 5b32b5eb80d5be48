package io.variantdash.bench.ingest;

import io.variantdash.bench.machine.ProcessTree;
import io.variantdash.bench.testbed.Database;
import io.variantdash.bench.testbed.Testbed;
import io.variantdash.event.MonitorEvent;
import io.variantdash.local.monitor.MonitorRecords;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** Ours: audit trail, newest state, history and live updates, with all of its rules. */
final class IngestService implements Contender {

    static final String NAME = "ours";

    private static final String SCHEMA = "public";

    private final Testbed testbed;
    private final Database database;
    private final Topics topics;

    IngestService(Testbed testbed, Database database, Topics topics) {
        this.testbed = testbed;
        this.database = database;
        this.topics = topics;
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
    public ProducerRecord<byte[], byte[]> record(MonitorEvent event, int partition) {
        ProducerRecord<byte[], byte[]> record = MonitorRecords.of(event);
        return new ProducerRecord<>(record.topic(), partition, record.timestamp(), record.key(), record.value());
    }

    @Override
    public long storedEvents() {
        return database.number("SELECT count(*) FROM dashboard_events");
    }

    /** It commits an offset once the event is stored and the dashboards are told. */
    @Override
    public boolean hasFinished(Workload workload, Map<TopicPartition, Long> endOffsets) {
        return topics.committed("variant-dash-ingest", endOffsets);
    }

    @Override
    public void verify(Workload workload) {
        Verification.equal("audit rows", workload.events(), storedEvents());
        Verification.equal(
                "variants", workload.finalStates().count(), database.number("SELECT count(*) FROM variant_monitoring"));
        Verification.equal(
                "views", workload.finalViews(), database.number("SELECT sum(view_count) FROM variant_monitoring"));
        Verification.equal(
                "interactions",
                workload.finalInteractions(),
                database.number("SELECT sum(interaction_count) FROM variant_monitoring"));
        Verification.equal("views in the newest minutes", workload.finalViews(), database.number("""
                SELECT sum(views) FROM (
                    SELECT DISTINCT ON (persona_id, variant_id) views FROM variant_engagement
                    ORDER BY persona_id, variant_id, bucket DESC) AS newest
                """));
    }

    @Override
    public void requireAlive() {
        testbed.requireAlive();
    }
}
