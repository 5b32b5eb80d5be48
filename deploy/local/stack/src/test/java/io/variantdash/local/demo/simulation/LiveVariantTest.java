package io.variantdash.local.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.variantdash.local.demo.persona.ContentPattern;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class LiveVariantTest {

    private static final Instant POSTED = Instant.parse("2026-01-31T10:00:00Z");
    private static final Draft DRAFT = new Draft(
            "Headline", ContentPattern.LIST, 0.1, 0.05, 100_000, Duration.ofMinutes(4), Duration.ofMinutes(20));

    @Property(tries = 50)
    void endsAtItsTrueErHoweverOftenItIsLookedAt(@ForAll long seed, @ForAll @IntRange(min = 1, max = 500) int looks) {
        LiveVariant variant = posted();
        Chance chance = new Chance(seed);
        for (int look = 1; look <= looks; look++) {
            variant.advance(POSTED.plus(DRAFT.life().multipliedBy(look).dividedBy(looks)), chance);
        }

        // After five decays 99.3 % of the views have come; six standard deviations are 1 % of them.
        assertThat((double) variant.views()).isCloseTo(99_326, within(2_000.0));
        assertThat(variant.er()).isCloseTo(0.05, within(0.005));
    }

    @Property(tries = 50)
    void getsViewsFastAndThenEverMoreSlowly(@ForAll long seed) {
        LiveVariant variant = posted();
        Chance chance = new Chance(seed);
        variant.advance(POSTED.plus(DRAFT.decay()), chance);
        long first = variant.views();
        variant.advance(POSTED.plus(DRAFT.decay().multipliedBy(2)), chance);
        long second = variant.views() - first;

        assertThat((double) first / second).isCloseTo(Math.E, within(0.2));
    }

    @Property(tries = 50)
    void earnsInteractionsLaterThanViews(@ForAll long seed) {
        LiveVariant variant = posted();
        Chance chance = new Chance(seed);
        variant.advance(POSTED.plus(LiveVariant.LAG), chance);
        double early = variant.er();
        variant.advance(POSTED.plus(DRAFT.decay()), chance);

        assertThat(early).isBetween(0.005, 0.03);
        assertThat(variant.er()).isBetween(0.04, 0.055);
    }

    @Property(tries = 10)
    void isNotChangedByALookWithinTheSameInstant(@ForAll long seed) {
        LiveVariant variant = posted();
        Chance chance = new Chance(seed);
        Instant now = POSTED.plusSeconds(30);
        variant.advance(now, chance);
        var report = variant.report("event");

        variant.advance(now, chance);

        assertThat(variant.report("event")).isEqualTo(report);
    }

    private static LiveVariant posted() {
        return new LiveVariant("persona", "variant", DRAFT, POSTED);
    }
}
