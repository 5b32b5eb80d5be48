package io.variantdash.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.variantdash.bench.drain.DrainMeasurement;
import io.variantdash.bench.drain.IngestService;
import io.variantdash.bench.drain.Usage;
import io.variantdash.testkit.report.Spread;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IngestFiguresTest {

    private final IngestFigures figures = new IngestFigures();

    @Test
    void ratioIsTheMedianOfTheRoundsRatiosNotTheRatioOfTheMedians() {
        ours(100, 300, 200);
        peer(100, 100, 400);

        assertThat(figures.result())
                .containsExactly(
                        entry("bench", "ingest"),
                        entry("ours", 200L),
                        entry("peer", 100L),
                        entry("ratio", 1.0),
                        entry("equal_peer", null),
                        entry("equal_ratio", null),
                        entry("cpu_us", costs(0.0, 0.0, null)),
                        entry("limit", null));
    }

    @Test
    void ratiosOfTheRoundsTellHowFarToTrustTheirMedian() {
        assertThat(figures.ratios()).isEmpty();

        ours(100, 300, 200);
        peer(100, 100, 400);

        assertThat(figures.ratios()).contains(new Spread(0.5, 1.0, 3.0));
    }

    @Test
    void whatWasNotMeasuredIsNull() {
        ours(100);
        figures.addLimit(500);

        assertThat(figures.result())
                .containsEntry("peer", null)
                .containsEntry("ratio", null)
                .containsEntry("limit", 500L);
    }

    @Test
    void tableTellsWhatAnEventCosts() {
        figures.add(
                IngestService.NAME,
                new DrainMeasurement(
                        1_000,
                        Duration.ofSeconds(2),
                        new Usage(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(5), 4, 600_000)));

        assertThat(figures.table().toString())
                .contains("500 (500..500)", "10.0 (10.0..10.0)", "20.0 (", "5.0 (", "250 (", "600 (");
        assertThat(figures.result()).containsEntry("cpu_us", costs(30.0, null, null));
    }

    private static Map<String, @Nullable Double> costs(
            @Nullable Double ours, @Nullable Double peer, @Nullable Double equalPeer) {
        Map<String, @Nullable Double> costs = new LinkedHashMap<>();
        costs.put("ours", ours);
        costs.put("peer", peer);
        costs.put("equal_peer", equalPeer);
        return costs;
    }

    private void ours(int... rates) {
        add(IngestService.NAME, rates);
    }

    private void peer(int... rates) {
        add(Peer.ONE_SINK.contender(), rates);
    }

    private void add(String contender, int... rates) {
        for (int rate : rates) {
            figures.add(
                    contender,
                    new DrainMeasurement(
                            rate, Duration.ofSeconds(1), new Usage(Duration.ZERO, Duration.ZERO, Duration.ZERO, 1, 1)));
        }
    }
}
