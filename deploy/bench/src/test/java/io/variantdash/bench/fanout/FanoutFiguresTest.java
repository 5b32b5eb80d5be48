package io.variantdash.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.bench.load.Received;
import java.time.Duration;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class FanoutFiguresTest {

    private static final String OURS = "ours";
    private static final Case DESIGN = new Case(2_000, 20, 1);

    private final FanoutFigures figures = new FanoutFigures(OURS);

    @Test
    void ratioIsTheMedianOfTheRoundsRatiosNotTheRatioOfTheMedians() {
        figures.add(DESIGN, OURS, round(10, 10));
        figures.add(DESIGN, OURS, round(10, 30));
        figures.add(DESIGN, OURS, round(10, 20));
        figures.add(DESIGN, PeerProcess.NODE, round(10, 10));
        figures.add(DESIGN, PeerProcess.NODE, round(10, 10));
        figures.add(DESIGN, PeerProcess.NODE, round(10, 40));

        assertThat(figures.result())
                .containsEntry("p99", 20.0)
                .containsEntry("peer_p99", 10.0)
                .containsEntry("ratio", 1.0);
    }

    @Test
    void lastLineIsAboutTheSizeOfTheDesign() {
        figures.add(new Case(2_000, 20, 100), OURS, round(10, 1));
        figures.add(new Case(500, 20, 1), OURS, round(10, 2));
        figures.add(DESIGN, OURS, round(10, 3));
        figures.add(new Case(10_000, 4, 1), OURS, round(10, 4));

        assertThat(figures.result())
                .containsEntry("clients", 2_000)
                .containsEntry("p99", 3.0)
                .containsEntry("peer_p99", null)
                .containsEntry("ratio", null);
    }

    @Test
    void lastLineIsAboutTheLargestSizeWhereThatOfTheDesignIsNotMeasured() {
        figures.add(new Case(5_000, 4, 1), OURS, round(10, 1));
        figures.add(new Case(10_000, 4, 1), OURS, round(10, 1));
        figures.add(new Case(500, 20, 1), OURS, round(10, 1));

        assertThat(figures.result()).containsEntry("clients", 10_000);
    }

    @Test
    void clientsAreHeldIfAllGotEverythingInEveryRoundOnEveryNumberOfPersonas() {
        figures.add(new Case(1_000, 20, 1), OURS, round(10, 1));
        figures.add(new Case(2_000, 20, 1), OURS, round(10, 1));
        figures.add(new Case(2_000, 20, 100), OURS, round(10, 1));
        figures.add(new Case(2_000, 20, 100), OURS, round(9, 1));
        figures.add(new Case(5_000, 4, 1), PeerProcess.NODE, round(10, 1));

        assertThat(figures.result()).containsEntry("max_clients_held", 1_000);
        assertThat(figures.table().toString()).contains("19/20");
    }

    @Test
    void lostConnectionIsNotMadeUpForByFramesThatCameBefore() {
        figures.add(
                DESIGN,
                OURS,
                new FanoutMeasurement(10, new Received(histogram(10, 1), 0, 1, Duration.ZERO), Duration.ZERO));

        assertThat(figures.result()).containsEntry("max_clients_held", 0);
    }

    private static FanoutMeasurement round(int received, int milliseconds) {
        return new FanoutMeasurement(
                10,
                new Received(histogram(received, milliseconds), 0, 0, Duration.ofMillis(500)),
                Duration.ofMillis(1_500));
    }

    private static Histogram histogram(int received, int milliseconds) {
        // Precise, so that figures are what was put in.
        Histogram micros = new Histogram(1_000_000, 5);
        micros.recordValueWithCount(milliseconds * 1_000L, received);
        return micros;
    }
}
