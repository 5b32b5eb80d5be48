package io.variantdash.ingest.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.embedded.EmbeddedInfrastructure;
import io.variantdash.event.AcceptedEvent;
import io.variantdash.event.MonitorEvent;
import io.variantdash.event.VariantStatus;
import io.variantdash.ingest.store.EventBatch;
import io.variantdash.ingest.support.Database;
import io.variantdash.ingest.support.Events;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * The business columns are a function of the set of events: random sets, in random order, with copies, in batches of any
 * size, by two writers at once, end in the same tables as the set stored once in one batch.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedInfrastructure.class)
class OrderIndependenceTest {

    private static final int WRITERS = 2;
    private static final List<VariantStatus> POST_STATUSES =
            List.of(VariantStatus.ACTIVE, VariantStatus.PAUSED, VariantStatus.COMPLETED);

    @Inject
    BatchStore store;

    @Inject
    DataSource dataSource;

    private Database database;

    @BeforeEach
    void open() {
        database = new Database(dataSource);
    }

    @RepeatedTest(20)
    void endsInTheSameTables(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        List<AcceptedEvent> events = randomEvents(random, 300);

        database.empty();
        store.store(new EventBatch(events));
        List<String> expected = database.businessState();

        database.empty();
        storeByTwoWriters(random, withCopies(random, events));

        assertThat(database.businessState()).isEqualTo(expected);
    }

    private void storeByTwoWriters(Random random, List<AcceptedEvent> events) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Future<?>> stored = new ArrayList<>();
            for (int from = 0; from < events.size(); ) {
                int to = Math.min(events.size(), from + 1 + random.nextInt(40));
                EventBatch batch = new EventBatch(events.subList(from, to));
                stored.add(writers.submit(() -> store.store(batch)));
                from = to;
            }
            for (Future<?> batch : stored) {
                batch.get();
            }
        } finally {
            writers.shutdown();
        }
    }

    private static List<AcceptedEvent> withCopies(Random random, List<AcceptedEvent> events) {
        List<AcceptedEvent> copies = new ArrayList<>(events);
        events.stream().filter(event -> random.nextInt(10) < 3).forEach(copies::add);
        Collections.shuffle(copies, random);
        return copies;
    }

    /** Few variants and few different times, so that events meet and often have the same time. */
    private static List<AcceptedEvent> randomEvents(Random random, int count) {
        Instant start = Instant.parse("2026-01-31T10:00:00Z");
        List<AcceptedEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String persona = "persona-" + random.nextInt(3);
            String variant = "variant-" + random.nextInt(5);
            Instant time = start.plusSeconds(10L * random.nextInt(20));
            events.add(AcceptedEvent.of(randomEvent(random, persona, variant, time)));
        }
        return events;
    }

    private static MonitorEvent randomEvent(Random random, String persona, String variant, Instant time) {
        int views = random.nextInt(1000);
        return switch (random.nextInt(10)) {
            case 0, 1 -> Events.post(persona, variant, POST_STATUSES.get(random.nextInt(3)), time);
            case 2 -> Events.kill(persona, variant, "reason " + random.nextInt(3), time);
            case 3 -> Events.fatigue(persona, "pattern-" + random.nextInt(3), random.nextInt(11) / 10.0, time);
            case 4 -> Events.alert(persona, "title " + random.nextInt(3), time);
            default -> Events.counts(persona, variant, views, views / 10, time);
        };
    }
}
