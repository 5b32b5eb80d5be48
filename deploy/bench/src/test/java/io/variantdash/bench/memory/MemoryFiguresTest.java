package io.variantdash.bench.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MemoryFiguresTest {

    private static final long MEBIBYTE = 1 << 20;

    @Test
    void clientsTakeWhatIsMoreThanOfAWarmIdleService() {
        MemoryFigures figures = new MemoryFigures(
                150 * MEBIBYTE,
                200 * MEBIBYTE,
                new TreeMap<>(Map.of(500, 210 * MEBIBYTE, 10_000, 300 * MEBIBYTE)),
                205 * MEBIBYTE);

        assertThat(figures.result())
                .containsExactly(
                        entry("bench", "memory"),
                        entry("rss_0", 200.0),
                        entry("rss_500", 210.0),
                        entry("rss_10000", 300.0),
                        entry("rss_after", 205.0),
                        entry("bytes_per_client", 10_486L));
        assertThat(figures.table().toString()).contains("20,972", "100.0", "just started");
    }
}
