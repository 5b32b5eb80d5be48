package io.variantdash.bench.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class IngestStepsTest {

    private static final Offset<Double> TINY = within(1e-9);

    @Test
    void batchWithoutAStepCountsAsOneThatTookNoTimeForIt() {
        IngestSteps before = IngestSteps.of(text(10, 1.0, 2, 0.5));
        IngestSteps after = IngestSteps.of(text(14, 1.2, 3, 0.9));

        IngestSteps between = after.since(before);

        assertThat(between.millisecondsPerBatch("decode")).isCloseTo(50, TINY);
        assertThat(between.millisecondsPerBatch("kills")).isCloseTo(100, TINY);
    }

    @Test
    void stepThatNeverHappenedTookNoTime() {
        IngestSteps none = IngestSteps.of("");

        assertThat(none.since(none).millisecondsPerBatch("decode")).isZero();
        assertThat(IngestSteps.of(text(1, 1, 1, 1)).since(none).millisecondsPerBatch("commit"))
                .isZero();
    }

    private static String text(int batches, double decode, int withKills, double kills) {
        return """
                # TYPE ingest_step_seconds summary
                ingest_step_seconds_count{step="decode"} %d
                ingest_step_seconds_sum{step="decode"} %s
                ingest_step_seconds_count{step="kills"} %d
                ingest_step_seconds_sum{step="kills"} %s
                ingest_step_seconds_max{step="kills"} 7.0
                """.formatted(batches, decode, withKills, kills);
    }
}
