package io.variantdash.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void medianOfAnOddNumberIsTheOneInTheMiddle() {
        assertThat(Spread.of(List.of(9.0, 1.0, 4.0))).isEqualTo(new Spread(1, 4, 9));
    }

    @Test
    void medianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(8.0, 2.0, 4.0, 100.0)).median()).isEqualTo(6);
    }

    @Test
    void oneFigureIsItsOwnSpread() {
        assertThat(Spread.of(List.of(3.0))).isEqualTo(new Spread(3, 3, 3));
    }

    @Test
    void showsTheMedianBeforeTheExtremes() {
        assertThat(new Spread(48_000, 51_234.4, 53_100).show(0)).isEqualTo("51,234 (48,000..53,100)");
        assertThat(new Spread(1.25, 2, 3.75).show(2)).isEqualTo("2.00 (1.25..3.75)");
    }
}
