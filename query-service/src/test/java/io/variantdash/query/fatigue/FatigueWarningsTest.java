package io.variantdash.query.fatigue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class FatigueWarningsTest {

    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));
    private static final Instant LAST_MONTH = NOW.minus(Duration.ofDays(30));

    private final Rows rows = Rows.ofNewPersona();

    @Inject
    FatigueWarnings warnings;

    @Inject
    DecisionEngine engine;

    @Test
    void warnsByUseWithinTheLastSevenDays() {
        post("once", 1, YESTERDAY);
        post("twice", 2, YESTERDAY);
        post("three-times", 3, YESTERDAY);
        post("five-times", 5, YESTERDAY);
        post("long-ago", 6, LAST_MONTH);

        List<PatternFatigueWarning> found = found();

        assertThat(found)
                .extracting(PatternFatigueWarning::pattern)
                .containsExactly("five-times", "three-times", "twice");
        assertThat(found)
                .extracting(PatternFatigueWarning::warningLevel)
                .containsExactly(WarningLevel.HIGH, WarningLevel.MEDIUM, WarningLevel.LOW);
        assertThat(found).extracting(PatternFatigueWarning::freshness).containsExactly(0.0, 0.0, 0.25);
        assertThat(found).extracting(PatternFatigueWarning::fatigueScore).containsExactly(5 / 6.0, 3 / 6.0, 2 / 6.0);
        assertThat(found)
                .allSatisfy(warning -> assertThat(warning.recommendation()).contains(warning.pattern()));
    }

    @Test
    void takesTheDetectorsWordWhereItIsHigherAndNew() {
        post("higher", 2, YESTERDAY);
        post("lower", 5, YESTERDAY);
        post("outdated", 2, YESTERDAY);
        rows.fatigue("higher", 4, 0.9, "Rest it.", YESTERDAY)
                .fatigue("lower", 1, 0.1, null, YESTERDAY)
                .fatigue("outdated", 9, 1.0, "Never again.", LAST_MONTH)
                .fatigue("unposted", 5, 0.6, "Rest it.", YESTERDAY)
                .fatigue("harmless", 1, 0.3, "Go on.", YESTERDAY);

        assertThat(found())
                .satisfiesExactly(
                        higher -> {
                            assertThat(higher.pattern()).isEqualTo("higher");
                            assertThat(higher.fatigueScore()).isEqualTo(0.9);
                            assertThat(higher.usageCount()).isEqualTo(4);
                            assertThat(higher.freshness()).isZero();
                            assertThat(higher.recommendation()).isEqualTo("Rest it.");
                        },
                        lower -> {
                            assertThat(lower.pattern()).isEqualTo("lower");
                            assertThat(lower.fatigueScore()).isEqualTo(5 / 6.0);
                            assertThat(lower.usageCount()).isEqualTo(5);
                        },
                        unposted -> {
                            assertThat(unposted.pattern()).isEqualTo("unposted");
                            assertThat(unposted.usageCount()).isEqualTo(5);
                        },
                        outdated -> {
                            assertThat(outdated.pattern()).isEqualTo("outdated");
                            assertThat(outdated.fatigueScore()).isEqualTo(2 / 6.0);
                        });
    }

    @Test
    void recommendsNoPatternThatFails() {
        post("worn", 5, YESTERDAY);
        rows.variant("fails", "completed", YESTERDAY, 0.05, "failing").counts("fails", 5000, 20);

        assertThat(found())
                .singleElement()
                .satisfies(warning -> assertThat(warning.recommendation())
                        .doesNotContain("failing")
                        .contains("none of the others is fresh"));

        rows.variant("does-well", "completed", YESTERDAY, 0.05, "good").counts("does-well", 5000, 250);

        assertThat(found())
                .singleElement()
                .satisfies(warning -> assertThat(warning.recommendation()).contains("good is fresher"));
    }

    @Test
    void doesNotPassOnADetectorsWordThatSendsToAWornOrFailingPattern() {
        rows.variant("fails", "completed", YESTERDAY, 0.05, "hot_take").counts("fails", 5000, 20);
        rows.fatigue("first", 5, 0.9, "Use Second for a while.", YESTERDAY)
                .fatigue("second", 5, 0.8, "Try a hot take instead.", YESTERDAY)
                .fatigue("third", 5, 0.7, "Rest third; seconds count.", YESTERDAY);

        assertThat(found())
                .extracting(PatternFatigueWarning::recommendation)
                .satisfiesExactly(
                        first -> assertThat(first).contains("Rest first").doesNotContainIgnoringCase("second"),
                        second -> assertThat(second).contains("Rest second").doesNotContain("hot"),
                        third -> assertThat(third).isEqualTo("Rest third; seconds count."));
    }

    private List<PatternFatigueWarning> found() {
        PersonaId persona = new PersonaId(rows.persona());
        return warnings.of(persona, engine.assess(persona, NOW));
    }

    private void post(String pattern, int times, Instant postedAt) {
        for (int i = 0; i < times; i++) {
            rows.variant(pattern + "-" + i, "active", postedAt, 0.05, pattern);
        }
    }
}
