package io.variantdash.query.preview;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreviewTest {

    @Test
    void leavesShortTextsAsTheyAre() {
        assertThat(Preview.of(null)).isEqualTo(new Preview(null, false));
        assertThat(Preview.of("x".repeat(280))).isEqualTo(new Preview("x".repeat(280), false));
        assertThat(Preview.of("😀".repeat(280))).isEqualTo(new Preview("😀".repeat(280), false));
        assertThat(Preview.withEllipsis("x".repeat(280))).isEqualTo("x".repeat(280));
    }

    @Test
    void cutsLongTextsAfterTheLimit() {
        assertThat(Preview.of("x".repeat(281))).isEqualTo(new Preview("x".repeat(280), true));
        assertThat(Preview.of("😀".repeat(281))).isEqualTo(new Preview("😀".repeat(280), true));
        assertThat(Preview.withEllipsis("x".repeat(281))).isEqualTo("x".repeat(280) + "…");
    }

    /** A letter with its accent, a flag, a thumb with its colour, a family, a line break: each is seen as one. */
    @ParameterizedTest
    @ValueSource(strings = {"e\u0301", "🇩🇪", "👍🏽", "👩‍👩‍👧", "\r\n"})
    void keepsTogetherWhatIsSeenAsOne(String one) {
        String before = "x".repeat(279);

        assertThat(Preview.of(before + one + "rest")).isEqualTo(new Preview(before, true));
    }

    @Test
    void cutsWhatIsSeenAsOneWhereItAloneIsTooLong() {
        assertThat(Preview.of("e" + "\u0301".repeat(1_000))).isEqualTo(new Preview("e" + "\u0301".repeat(279), true));
    }

    @Property(tries = 200)
    void isABeginningWithoutHalfCharacters(@ForAll @StringLength(min = 200, max = 600) String text) {
        Preview preview = Preview.of(text);

        String shown = String.valueOf(preview.text());
        assertThat(text).startsWith(shown);
        assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(280);
        assertThat(preview.truncated()).isEqualTo(shown.length() < text.length());
        if (preview.truncated()) {
            assertThat(Character.isLowSurrogate(text.charAt(shown.length()))
                            && Character.isHighSurrogate(text.charAt(shown.length() - 1)))
                    .isFalse();
        }
    }
}
