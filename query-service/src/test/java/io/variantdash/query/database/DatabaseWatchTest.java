package io.variantdash.query.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseWatchTest {

    private static final Instant START = Instant.parse("2026-05-01T10:00:00Z");

    private Instant now = START;
    private boolean there = true;

    private final DatabaseWatch watch = new DatabaseWatch(this::question, () -> now);

    @Test
    void tellsForHowLongTheDatabaseHasNotAnswered() {
        watch.ask();
        assertThat(watch.outage()).isZero();

        there = false;
        watch.ask();
        now = START.plusSeconds(60);
        watch.ask();
        assertThat(watch.outage()).isEqualTo(Duration.ofSeconds(60));

        there = true;
        watch.ask();
        assertThat(watch.outage()).isZero();
    }

    private void question() {
        if (!there) {
            throw new DatabaseException(new SQLException("away"));
        }
    }
}
