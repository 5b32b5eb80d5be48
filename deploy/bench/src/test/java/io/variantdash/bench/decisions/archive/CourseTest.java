package io.variantdash.bench.decisions.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CourseTest {

    @Test
    void endsWithExactlyItsTotals() {
        for (int clicks = 0; clicks <= 40; clicks++) {
            Course course = Course.of(new Ended(40, clicks), new SplittableRandom(clicks));
            assertThat(course.clicksWithin(40)).isEqualTo(clicks);
            assertThat(course.clicksWithin(0)).isZero();
            for (int view = 0; view < 40; view++) {
                assertThat(course.clicksBetween(view, view + 1)).isBetween(0, 1);
            }
        }
    }

    @Test
    void dealsClicksEvenly() {
        var random = new SplittableRandom(7);
        int[] clicked = new int[10];
        for (int round = 0; round < 20_000; round++) {
            Course course = Course.of(new Ended(10, 3), random);
            for (int view = 0; view < 10; view++) {
                clicked[view] += course.clicksBetween(view, view + 1);
            }
        }
        // 6,000 each; five standard deviations are 324.
        assertThat(IntStream.of(clicked)).allMatch(count -> Math.abs(count - 6_000) < 324);
    }
}
