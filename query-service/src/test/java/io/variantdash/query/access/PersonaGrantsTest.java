package io.variantdash.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonaGrantsTest {

    @ParameterizedTest
    @CsvSource({
        "*, ava, true",
        "ava, ava, true",
        "ava, av, false",
        "ava, AVA, false",
        "ava, ava2, false",
        "brand-*, brand-, true",
        "brand-*, brand-x, true",
        "brand-*, my-brand-x, false",
        "*-eu, shop-eu, true",
        "*-eu, shop-eu-2, false",
        "a*a, a, false",
        "a*a, aa, true",
        "a*b*c, aXbXbc, true",
        "a*b*c, acb, false",
        "a**c, abc, true",
        "a.c, abc, false",
        "a_c, abc, false",
        "a%, abc, false"
    })
    void includesIdsAndPatterns(String pattern, String persona, boolean included) {
        assertThat(new PersonaGrants(List.of("other", pattern)).include(persona))
                .isEqualTo(included);
    }

    @Test
    void includesNothingWithoutAGrant() {
        assertThat(PersonaGrants.NONE.include("ava")).isFalse();
        assertThat(new PersonaGrants(List.of("")).include("ava")).isFalse();
    }

    @Test
    void isTheSameInSql() {
        assertThat(new PersonaGrants(List.of("*", "a_b", "50%", "back\\slash*")).likePatterns())
                .containsExactly("%", "a\\_b", "50\\%", "back\\\\slash%");
    }
}
