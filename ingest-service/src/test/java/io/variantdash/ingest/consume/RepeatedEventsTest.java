package io.variantdash.ingest.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.codec.AcceptedEvent;
import io.variantdash.ingest.store.StoredBatch;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What copies cost: which of the audit trail's two statements stores the events beside them, and what counts as new. */
class RepeatedEventsTest {

    private static final Instant START = Instant.parse("2026-01-31T10:00:00Z");

    /** Counts how often each statement begins, also in transactions that are rolled back. */
    private static final String COUNT_STATEMENTS = """
            CREATE SEQUENCE copy_statements MINVALUE 0;
            CREATE SEQUENCE insert_statements MINVALUE 0;
            CREATE FUNCTION count_statement() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM nextval(CASE WHEN current_query() LIKE 'COPY%' THEN 'copy_statements' ELSE 'insert_statements' END);
                RETURN NULL;
            END $$;
            CREATE TRIGGER count_statement BEFORE INSERT ON dashboard_events EXECUTE FUNCTION count_statement();
            """;

    private static final StoreReplicas REPLICAS = StoreReplicas.start(2);
    private static final Database DATABASE = new Database(REPLICAS.dataSource());

    private final String persona = Events.persona();

    @BeforeAll
    static void countStatements() {
        DATABASE.execute(COUNT_STATEMENTS);
    }

    @AfterAll
    static void stop() {
        REPLICAS.close();
    }

    /** After a batch without any, replicas expect no copies but those that they remember. */
    @BeforeEach
    void expectNoCopies() throws Exception {
        REPLICAS.store(0, events(Events.persona(), 0, 2)).get();
        REPLICAS.store(1, events(Events.persona(), 0, 2)).get();
        forgetStatements();
    }

    private static void forgetStatements() {
        DATABASE.execute("SELECT setval('copy_statements', 0), setval('insert_statements', 0)");
    }

    @Test
    void copiesWhatIsNewBesideCopies() throws Exception {
        assertThat(added(0, events(0, 100))).isEqualTo(100);
        assertThat(added(0, shuffled(events(90, 200)))).isEqualTo(100);
        assertThat(added(0, events(0, 200))).isZero();

        assertThat(statements()).isEqualTo("2 COPY, 0 INSERT");
        assertThat(rows()).isEqualTo(200);
    }

    @Test
    void repeatsABatchWithCopiesThatItDoesNotKnowAndKnowsThemThen() throws Exception {
        assertThat(added(0, events(0, 100))).isEqualTo(100);
        assertThat(added(1, events(50, 150))).isEqualTo(50);
        assertThat(statements()).as("repeated").isEqualTo("2 COPY, 1 INSERT");

        assertThat(added(1, events(40, 160))).as("asked about all").isEqualTo(10);
        assertThat(statements()).isEqualTo("2 COPY, 2 INSERT");

        assertThat(added(1, events(150, 170))).as("still").isEqualTo(10);
        assertThat(added(1, events(40, 180))).isEqualTo(10);
        assertThat(statements()).isEqualTo("3 COPY, 3 INSERT");
        assertThat(rows()).isEqualTo(180);
    }

    @Test
    void waitsForEventsThatTheOtherTransactionIsStoringAndCopiesTheRest() throws Exception {
        Future<StoredBatch> first;
        Future<StoredBatch> second;
        try (Connection connection = REPLICAS.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE variant_monitoring IN SHARE MODE");
            first = REPLICAS.store(0, events(0, 100));
            awaitTransaction("wait_event_type = 'Lock'");
            second = REPLICAS.store(0, events(90, 190));
            awaitTransaction("state = 'idle in transaction' AND query LIKE '%suspect.ordinality%'");
            connection.rollback();
        }

        assertThat(first.get().added().total()).isEqualTo(100);
        assertThat(second.get().added().total()).isEqualTo(90);
        assertThat(statements()).isEqualTo("2 COPY, 0 INSERT");
        assertThat(rows()).isEqualTo(190);
    }

    @Test
    void countsEachEventAsNewOnceWhoeverStoresIt() throws Exception {
        Random random = new Random(1);
        long deadlocks = REPLICAS.deadlocks();
        List<Future<StoredBatch>> batches = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(2_000);
            batches.add(REPLICAS.store(random.nextInt(2), shuffled(events(from, from + 1 + random.nextInt(300)))));
        }

        int added = 0;
        for (Future<StoredBatch> batch : batches) {
            added += batch.get().added().total();
        }

        assertThat(added).isEqualTo(rows());
        assertThat(REPLICAS.deadlocks()).isEqualTo(deadlocks);
    }

    private int added(int replica, List<AcceptedEvent> batch) throws Exception {
        return REPLICAS.store(replica, batch).get().added().total();
    }

    private int rows() {
        return Integer.parseInt(DATABASE.rows("SELECT count(*) FROM dashboard_events WHERE persona_id = ?", persona)
                .get(0));
    }

    private static String statements() {
        return DATABASE.rows("SELECT c.last_value || ' COPY, ' || i.last_value || ' INSERT'"
                        + " FROM copy_statements c, insert_statements i")
                .get(0);
    }

    private static void awaitTransaction(String condition) {
        Awaitility.await()
                .until(() -> !DATABASE.rows(
                                "SELECT FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND " + condition)
                        .isEmpty());
    }

    private static List<AcceptedEvent> shuffled(List<AcceptedEvent> events) {
        List<AcceptedEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(events.size()));
        return shuffled;
    }

    private List<AcceptedEvent> events(int from, int to) {
        return events(persona, from, to);
    }

    private static List<AcceptedEvent> events(String persona, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> AcceptedEvent.of(Events.counts(persona, "v" + i % 7, i, 0, START.plusSeconds(i))))
                .toList();
    }
}
