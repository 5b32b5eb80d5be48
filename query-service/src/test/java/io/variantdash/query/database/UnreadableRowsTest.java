package io.variantdash.query.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnreadableRowsTest {

    private final Logger logger = Logger.getLogger(UnreadableRows.class.getName());
    private final List<LogRecord> logged = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stop() {
        logger.removeHandler(handler);
    }

    @Test
    void countsEachReadingAndLogsOneOfAKind() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        UnreadableRows rows = new UnreadableRows(registry);

        for (int i = 0; i < 3; i++) {
            rows.note("variants", "ava id=v" + i, "predicted_er is no rate from 0 to 1");
        }
        rows.note("variants", "ava id=v9", "posted_at is in no year from 1 to 9999");
        rows.note("variant_kills", "ava", "reason is missing");

        assertThat(registry.get("query.unreadable.rows")
                        .tag("table", "variants")
                        .counter()
                        .count())
                .isEqualTo(4);
        assertThat(logged).hasSize(3);
        assertThat(logged.get(0).getMessage()).contains("variants", "ava id=v0");
    }

    @Test
    void logsKeysOnOneShortLine() {
        assertThat(LogText.of("a\nb\u0000")).isEqualTo("a?b?");
        assertThat(LogText.of("x".repeat(1_000_000))).hasSize(201);
    }
}
