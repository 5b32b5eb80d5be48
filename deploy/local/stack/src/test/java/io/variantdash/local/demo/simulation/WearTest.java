package io.variantdash.local.demo.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.event.PatternFatigue;
import io.variantdash.local.demo.persona.Cast;
import io.variantdash.local.demo.persona.ContentPattern;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WearTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");

    private final Wear wear = new Wear(Cast.all().get(0));

    @Test
    void warnsFromTheThirdUseOnAndUpToWornOut() {
        use(ContentPattern.STORY, 2);
        assertThat(wear.word("event", ContentPattern.STORY, NOW)).isEmpty();

        use(ContentPattern.STORY, 1);
        assertThat(wear.word("event", ContentPattern.STORY, NOW))
                .contains(new PatternFatigue(
                        "event",
                        "moonlit-bakery",
                        "story",
                        3,
                        0.5,
                        "story was used 3 times lately; give it a rest and try curiosity_gap",
                        NOW));

        use(ContentPattern.STORY, 7);
        assertThat(wear.word("event", ContentPattern.STORY, NOW))
                .hasValueSatisfying(word -> assertThat(word.fatigueScore()).isEqualTo(1));
    }

    @Test
    void comparesPatternsOfWhoPostsOften() {
        for (ContentPattern pattern : ContentPattern.values()) {
            use(pattern, 4);
        }
        use(ContentPattern.STORY, 20);

        assertThat(wear.word("event", ContentPattern.LIST, NOW)).isEmpty();
        assertThat(wear.word("event", ContentPattern.STORY, NOW)).isNotEmpty();
    }

    @Test
    void tiresWithUseAndRecoversWithTime() {
        double fresh = wear.effect(ContentPattern.STORY, NOW);
        use(ContentPattern.STORY, 3);
        double used = wear.effect(ContentPattern.STORY, NOW);
        use(ContentPattern.STORY, 3);

        assertThat(fresh).isEqualTo(1);
        assertThat(used).isLessThan(fresh);
        assertThat(wear.effect(ContentPattern.STORY, NOW)).isLessThan(used);
        assertThat(wear.effect(ContentPattern.LIST, NOW)).isEqualTo(1);
        assertThat(wear.effect(ContentPattern.STORY, NOW.plus(Tally.WEEK).plusMillis(1)))
                .isEqualTo(1);
    }

    @Test
    void doesNotTireOfPlainPosts() {
        use(ContentPattern.PLAIN, 9);

        assertThat(wear.effect(ContentPattern.PLAIN, NOW)).isEqualTo(1);
        assertThat(wear.word("event", ContentPattern.PLAIN, NOW)).isEmpty();
        assertThat(wear.mostUsed(NOW)).isNotEqualTo(ContentPattern.PLAIN);
    }

    private void use(ContentPattern pattern, int times) {
        for (int i = 0; i < times; i++) {
            wear.use(pattern, NOW);
        }
    }
}
