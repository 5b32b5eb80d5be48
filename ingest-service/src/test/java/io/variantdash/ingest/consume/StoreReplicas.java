package io.variantdash.ingest.consume;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.variantdash.embedded.PostgresServer;
import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.observe.IngestMetrics;
import io.variantdash.ingest.observe.Outages;
import io.variantdash.ingest.observe.Tracing;
import io.variantdash.ingest.publish.UpdateRecords;
import io.variantdash.ingest.store.AlertStore;
import io.variantdash.ingest.store.AuditStore;
import io.variantdash.ingest.store.BatchStore;
import io.variantdash.ingest.store.EngagementStore;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.store.FatigueStore;
import io.variantdash.ingest.store.KillStore;
import io.variantdash.ingest.store.MonitoringStore;
import io.variantdash.ingest.store.StoredBatch;
import io.variantdash.ingest.store.VariantStore;
import io.variantdash.ingest.store.activity.ActivityStore;
import io.variantdash.ingest.support.Database;
import io.variantdash.oracle.StoredTables;
import io.variantdash.update.DashboardUpdate;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Several replicas of what stores batches, each on a thread of its own, on one real database. */
final class StoreReplicas implements AutoCloseable {

    /** Refuses what a transaction writes that has not set what the order of its locks relies on. */
    private static final String REQUIRE_SETTINGS = """
            CREATE FUNCTION require_settings() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF current_setting('enable_hashjoin') = 'on' OR current_setting('enable_mergejoin') = 'on'
                    OR current_setting('enable_seqscan') = 'on' THEN
                    RAISE EXCEPTION 'the planner may lock rows in any order';
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER require_settings BEFORE INSERT OR UPDATE ON variants EXECUTE FUNCTION require_settings();
            """;

    private final PostgresServer postgres;
    private final AgroalDataSource dataSource;
    private final Database database;
    private final List<BatchStore> stores;
    private final ExecutorService threads;

    private StoreReplicas(PostgresServer postgres, int count) {
        this.postgres = postgres;
        dataSource = dataSource(postgres, count + 2);
        database = new Database(dataSource);
        Flyway.configure().dataSource(dataSource).load().migrate();
        database.execute(REQUIRE_SETTINGS);
        stores = IntStream.range(0, count).mapToObj(replica -> store()).toList();
        threads = Executors.newFixedThreadPool(count);
    }

    static StoreReplicas start(int count) {
        return new StoreReplicas(PostgresServer.builder().fast().start(), count);
    }

    /** Stores the batches, each by the replica that is free first; returns the identities of what is published then. */
    List<UUID> store(List<List<AcceptedEvent>> batches) throws Exception {
        List<Future<List<UUID>>> results = new ArrayList<>();
        for (int i = 0; i < batches.size(); i++) {
            BatchStore store = stores.get(i % stores.size());
            EventBatch batch = new EventBatch(batches.get(i));
            results.add(threads.submit(() -> published(batch, store.store(batch))));
        }
        List<UUID> published = new ArrayList<>();
        for (Future<List<UUID>> result : results) {
            published.addAll(result.get());
        }
        return published;
    }

    /** Stores a batch by a replica of one's choice. */
    Future<StoredBatch> store(int replica, List<AcceptedEvent> batch) {
        return threads.submit(() -> stores.get(replica).store(new EventBatch(batch)));
    }

    DataSource dataSource() {
        return dataSource;
    }

    StoredTables tables() {
        return new StoredTables(dataSource);
    }

    void empty() {
        database.empty();
    }

    long deadlocks() {
        return Long.parseLong(database.rows("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
                .get(0));
    }

    @Override
    public void close() {
        threads.shutdown();
        dataSource.close();
        postgres.close();
    }

    private static List<UUID> published(EventBatch batch, StoredBatch stored) {
        return UpdateRecords.of(
                        batch,
                        stored.newestCounts(),
                        identities -> Map.of(),
                        Tracing.off().batch(Instant.now(), 0))
                .stream()
                .map(update -> DashboardUpdate.parse(update.record().value()).identity())
                .toList();
    }

    private BatchStore store() {
        Outages outages = new Outages();
        return new BatchStore(
                dataSource,
                new VariantStore(),
                new MonitoringStore(),
                new KillStore(),
                new FatigueStore(),
                new AlertStore(),
                new EngagementStore(),
                new AuditStore(),
                new ActivityStore(),
                new IngestMetrics(new SimpleMeterRegistry(), outages, Tracing.off()),
                outages);
    }

    /** Without options of the connection, as behind a pooler that drops them. */
    private static AgroalDataSource dataSource(PostgresServer postgres, int size) {
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(size)
                            .connectionFactoryConfiguration(connection -> connection
                                    .jdbcUrl(postgres.jdbcUrl())
                                    .principal(new NamePrincipal(postgres.username()))
                                    .credential(new SimplePassword(postgres.password())))));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the pool", e);
        }
    }
}
