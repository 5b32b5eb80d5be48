package io.variantdash.bench.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.bench.load.Received;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ScaleFiguresTest {

    @Test
    void addsUpReplicasAndComparesWithOne() {
        ScaleFigures figures = new ScaleFigures();
        figures.sent(1, FanoutShare.of(2, List.of(received(10_000, 40_000)), Duration.ofMillis(2)));
        figures.sent(2, FanoutShare.of(2, List.of(received(10_000), received(20_000)), Duration.ofMillis(3)));

        assertThat(figures.fanOut().toString())
                .containsPattern("\\| 1 +\\| 2/2 .*1\\.00")
                .containsPattern("\\| 2 +\\| 2/2 .*0\\.50");
    }

    private static Received received(long... micros) {
        Histogram histogram = new Histogram(3);
        for (long one : micros) {
            histogram.recordValue(one);
        }
        return new Received(histogram, 0, 0, Duration.ZERO);
    }
}
