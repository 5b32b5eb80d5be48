package io.variantdash.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.local.replay.file.MeasuredVariant;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;

class ArrivalsTest {

    @Property
    void endsWithExactlyWhatWasMeasured(
            @ForAll @NotBlank String test,
            @ForAll @IntRange(max = 50_000) int impressions,
            @ForAll @IntRange(max = 50_000) int someClicks) {
        MeasuredVariant variant = variant(test, impressions, Math.min(someClicks, impressions));

        List<Progress> progress = Arrivals.of(variant);

        assertThat(progress).hasSize(Arrivals.UPDATES);
        Progress last = progress.get(Arrivals.UPDATES - 1);
        assertThat(last).isEqualTo(new Progress(Arrivals.RUN.toMillis(), impressions, variant.clicks()));
    }

    @Property
    void neverGoesBackAndNeverHasMoreNewClicksThanNewViews(
            @ForAll @IntRange(max = 5_000) int impressions, @ForAll @IntRange(max = 5_000) int someClicks) {
        Progress before = Progress.NONE;
        for (Progress now : Arrivals.of(variant("test", impressions, Math.min(someClicks, impressions)))) {
            assertThat(now.millis()).isGreaterThan(before.millis());
            assertThat(now.views()).isGreaterThanOrEqualTo(before.views());
            assertThat(now.clicks() - before.clicks()).isBetween(0, now.views() - before.views());
            before = now;
        }
    }

    @Property(tries = 20)
    void spreadsAVariantAlikeEveryTime(@ForAll @NotBlank String test, @ForAll @IntRange(max = 5_000) int impressions) {
        MeasuredVariant variant = variant(test, impressions, impressions / 20);

        assertThat(Arrivals.of(variant)).isEqualTo(Arrivals.of(variant));
    }

    @Example
    void letsViewsComeEverMoreSlowly() {
        List<Progress> progress = Arrivals.of(variant("test", 10_000, 100));

        Progress afterFirst = progress.get(0);
        Progress beforeLast = progress.get(Arrivals.UPDATES - 2);
        double firstRate = (double) afterFirst.views() / afterFirst.millis();
        double lastRate = (double) (10_000 - beforeLast.views()) / (Arrivals.RUN.toMillis() - beforeLast.millis());
        assertThat(lastRate).isLessThan(firstRate / 10);
    }

    private static MeasuredVariant variant(String test, int impressions, int clicks) {
        return new MeasuredVariant(test, "1", "201401", "A headline", impressions, clicks);
    }
}
