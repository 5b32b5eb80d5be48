package io.variantdash.local.demo.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CastTest {

    @Test
    void isOfPersonasWithNamesAndVoicesOfTheirOwn() {
        assertThat(Cast.all()).hasSizeBetween(4, 6).extracting(Persona::id).doesNotHaveDuplicates();
        assertThat(Cast.all().stream().flatMap(CastTest::headlines)).doesNotHaveDuplicates();
    }

    @Test
    void canPostEveryPattern() {
        for (Persona persona : Cast.all()) {
            assertThat(persona.patterns()).containsExactlyElementsOf(EnumSet.allOf(ContentPattern.class));
            assertThat(headlines(persona))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(headline -> assertThat(headline).isNotBlank().isEqualTo(headline.strip()));
        }
    }

    @Test
    void triesOutWhatTextCanBe() {
        List<String> all = Cast.all().stream().flatMap(CastTest::headlines).toList();

        assertThat(all).as("markup").anyMatch(headline -> headline.contains("<script>"));
        assertThat(all).as("emoji").anyMatch(headline -> headline.codePoints().anyMatch(c -> c > 0xFFFF));
        assertThat(all).as("right to left").anyMatch(CastTest::isRightToLeft);
    }

    private static boolean isRightToLeft(String headline) {
        return headline.codePoints().map(Character::getDirectionality).boxed().anyMatch(Set.of((int)
                Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC)::contains);
    }

    private static Stream<String> headlines(Persona persona) {
        return persona.habits().values().stream().flatMap(habit -> habit.headlines().stream());
    }
}
