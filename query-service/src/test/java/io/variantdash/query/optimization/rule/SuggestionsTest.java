package io.variantdash.query.optimization.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.variantdash.query.optimization.EvidenceByHand;
import io.variantdash.query.optimization.decision.Assessment;
import io.variantdash.query.optimization.decision.DecisionEngine;
import io.variantdash.query.optimization.suggestion.Bar;
import io.variantdash.query.optimization.suggestion.Evidence;
import io.variantdash.query.optimization.suggestion.Rule;
import io.variantdash.query.optimization.suggestion.Suggestion;
import io.variantdash.query.testing.Contract;
import io.variantdash.query.testing.Fits;
import io.variantdash.query.testing.MigratedDatabase;
import io.variantdash.query.testing.Rows;
import io.variantdash.query.web.request.PersonaId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds of the suggestions for any persona. */
@QuarkusTest
@WithTestResource(MigratedDatabase.class)
class SuggestionsTest {

    private static final int PERSONAS = 60;
    private static final List<String> PATTERNS = List.of("question", "list", "story", "quote");
    private static final Set<String> AGAINST = Set.of("early_kill_candidate", "better_used_elsewhere");
    private static final Set<String> AGAINST_PATTERN = Set.of("pattern_optimization", "pattern_fatigue");

    @Inject
    Suggestions suggestions;

    @Inject
    @All
    List<Rule> rules;

    @Inject
    DecisionEngine engine;

    @Inject
    ObjectMapper json;

    /** Always the same personas. */
    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(19);

    @Test
    void neverContradictEachOtherAndHoldWhatTheyRaise() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < PERSONAS; i++) {
            PersonaId persona = new PersonaId(persona());
            Fits.of(persona.value());
            Assessment assessment = engine.assess(persona, Instant.now());
            Set<String> held = new HashSet<>();
            Set<String> raised = new HashSet<>();
            for (Rule rule : rules) {
                Set<String> holds = ids(rule.suggestions(persona, assessment, Bar.HOLD));
                Set<String> raises = ids(rule.suggestions(persona, assessment, Bar.RAISE));
                assertThat(holds).as(rule.getClass() + " of " + i).containsAll(raises);
                held.addAll(holds);
                raised.addAll(raises);
            }
            Set<String> some = held.stream().filter(id -> random.nextBoolean()).collect(Collectors.toSet());
            for (Set<String> open : List.of(Set.<String>of(), held, some)) {
                List<Suggestion> made = suggestions.of(persona, assessment, open);
                made.forEach(suggestion -> seen.add(suggestion.type()));
                assertOneWord(made.stream().map(Suggestion::suggestionId), i);
                assertOneWord(made.stream().map(Suggestion::variantId), i);
                assertOneWord(made.stream().map(Suggestion::pattern), i);
                assertAdviceAgrees(made, i);
                made.forEach(this::assertFiguresFollowFromEvidence);
            }
            assertThat(suggestions.of(persona, assessment, Set.of()).isEmpty())
                    .as("nothing to do for persona " + i)
                    .isEqualTo(raised.isEmpty());
        }
        // Otherwise the personas would be too much alike to tell.
        assertThat(seen)
                .contains(
                        "early_kill_candidate",
                        "better_used_elsewhere",
                        "scale_winner",
                        "pattern_fatigue",
                        "pattern_optimization",
                        "allocation");
    }

    @Test
    void keepWhatStandsThoughNewerOnesFillTheList() {
        Rows rows = Rows.ofNewPersona();
        PersonaId persona = new PersonaId(rows.persona());
        Instant now = Instant.now();
        for (int i = 0; i < 50; i++) {
            rows.variant("old-" + i, "active", now.minus(Duration.ofHours(3)), 0.05)
                    .counts("old-" + i, 1000, 5);
        }
        Set<String> standing = ids(suggestions.of(persona, engine.assess(persona, now), Set.of()));
        for (int i = 0; i < 10; i++) {
            rows.variant("new-" + i, "active", now.minus(Duration.ofHours(2)), 0.05)
                    .counts("new-" + i, 1000, 5);
        }

        assertThat(standing).hasSize(50);
        assertThat(ids(suggestions.of(persona, engine.assess(persona, now), standing)))
                .isEqualTo(standing);
    }

    private void assertFiguresFollowFromEvidence(Suggestion suggestion) {
        JsonNode answer = json.valueToTree(suggestion);
        Contract.assertValid("Suggestion", answer.toString());
        EvidenceByHand.check(answer);
    }

    private static void assertOneWord(Stream<String> subjects, int persona) {
        assertThat(subjects.filter(Objects::nonNull)).as("persona " + persona).doesNotHaveDuplicates();
    }

    /** What one suggestion says beside its subject agrees with the others. */
    private static void assertAdviceAgrees(List<Suggestion> made, int persona) {
        Set<String> against = made.stream()
                .filter(suggestion -> AGAINST.contains(suggestion.type()))
                .map(Suggestion::variantId)
                .collect(Collectors.toSet());
        Set<String> avoided = made.stream()
                .filter(suggestion -> AGAINST_PATTERN.contains(suggestion.type()))
                .map(Suggestion::pattern)
                .collect(Collectors.toSet());
        for (Suggestion suggestion : made) {
            if (suggestion.evidence() instanceof Evidence.PatternUse use && use.freshest() != null) {
                assertThat(avoided).as("instead, persona " + persona).doesNotContain(use.freshest());
            }
            if (suggestion.evidence() instanceof Evidence.Shares shares) {
                // Each gets some, so that it is not lost what it is worth; but none that views are to be taken from.
                double even = 1.0 / shares.shares().size();
                assertThat(shares.shares())
                        .as("shares, persona " + persona)
                        .noneMatch(share -> against.contains(share.variantId()) && share.share() > even);
            }
        }
    }

    /** Anything from one idle variant to a busy persona with a past, bad counts and a detector's words. */
    private String persona() {
        Rows rows = Rows.ofNewPersona();
        Instant now = Instant.now();
        double usual = random.nextDouble(0.01, 0.1);
        int past = random.nextBoolean() ? 0 : random.nextInt(20, 45);
        List<Double> quality = new ArrayList<>();
        PATTERNS.forEach(pattern -> quality.add(random.nextDouble(0.2, 1.6)));
        int active = random.nextInt(1, 9);
        for (int i = 0; i < past + active; i++) {
            boolean runs = i >= past;
            Duration age = runs
                    ? Duration.ofMinutes(random.nextInt(1, 2000))
                    : Duration.ofHours(random.nextInt(1, random.nextBoolean() ? 160 : 700));
            int pattern = random.nextInt(PATTERNS.size());
            double rate = Math.min(1, usual * quality.get(pattern) * random.nextDouble(0.3, 1.5));
            long views = random.nextInt(4) == 0 ? random.nextInt(150) : random.nextInt(20_000);
            rows.variant(
                            "v" + i,
                            runs ? "active" : random.nextInt(5) == 0 ? "killed" : "completed",
                            now.minus(age),
                            random.nextInt(10) == 0 ? null : Double.valueOf(usual),
                            random.nextInt(5) == 0 ? null : PATTERNS.get(pattern))
                    .counts("v" + i, views, random.nextInt(30) == 0 ? views + 1 : Math.round(views * rate));
        }
        if (random.nextBoolean()) {
            rows.fatigue(PATTERNS.get(random.nextInt(PATTERNS.size())), 4, random.nextDouble(), null, now);
        }
        return rows.persona();
    }

    private static Set<String> ids(List<Suggestion> made) {
        return made.stream().map(Suggestion::suggestionId).collect(Collectors.toSet());
    }
}
