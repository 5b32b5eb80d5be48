package io.variantdash.bench.decisions.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KillRecordTest {

    private static final int VIEWS = 1_000;

    @Test
    void countsKillsByHowVariantsEnded() {
        List<Judged> judged = List.of(
                judged(1.2, 0.1, 100),
                judged(0.9, 0.6, 100),
                judged(0.6, 0.7, 100),
                judged(0.4, 0.8, 100),
                judged(0.3, 0.9, 500),
                judged(0.2, 0.4, 100));

        KillRecord record = KillRecord.of(KillRule.E2, 0.5, judged);

        assertThat(record.falseKills()).isEqualTo(2 / 3.0);
        assertThat(record.fulfilled()).isZero();
        assertThat(record.close()).isEqualTo(1);
        assertThat(record.fair()).isEqualTo(1);
        assertThat(record.caught()).isEqualTo(2 / 3.0);
        assertThat(record.beforeHalf()).isEqualTo(1 / 3.0);
    }

    @Test
    void findsTheThresholdThatKillsNoMoreGoodVariants() {
        List<Judged> judged = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            judged.add(judged(1, i / 100.0, 100));
        }
        judged.add(judged(0.1, 0.97, 100));

        KillRecord record = KillRecord.atFalseKills(KillRule.E2, 0.035, judged);

        assertThat(record.falseKills()).isEqualTo(0.03);
        assertThat(record.threshold()).isGreaterThan(0.97).isLessThan(0.98);
        assertThat(record.caught()).isZero();
    }

    private static Judged judged(double share, double highest, int at) {
        Ascent ascent = new Ascent();
        ascent.look(highest / 2, 50);
        ascent.look(highest, at);
        ascent.look(highest / 2, at + 50);
        return new Judged(share, VIEWS, Map.of(KillRule.E2, ascent));
    }
}
