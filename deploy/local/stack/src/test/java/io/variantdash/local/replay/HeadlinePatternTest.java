package io.variantdash.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlinePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "question       | Is It OK To Ask? She Did.",
                "question       | You Call This 'Healthy?'",
                "quote          | They're Being Called 'Our Worst Nightmare.' And I Hope So.",
                "quote          | He listened and said “no way” to all of them",
                "statement      | She's Lovin' It And That's Fine",
                "list           | 9 Out Of 10 People Agree",
                "list           | These 3 Maps Explain It",
                "statement      | Folks in this city survive on $3 per day",
                "curiosity_gap  | What Happened Next Made Her Cry",
                "curiosity_gap  | Here’s Why We Need To Talk",
                "curiosity_gap  | This Is What Courage Sounds Like",
                "superlative    | The Dumbest Law In The World",
                "superlative    | It Was The Best Day",
                "statement      | An Honest Priest Makes A Suggestion",
                "direct_address | This Could Be Your House",
                "statement      | Young People Build A Yurt",
            })
    void isTheFirstRuleThatTheHeadlineMeets(String pattern, String headline) {
        assertThat(HeadlinePattern.of(headline).wireName()).isEqualTo(pattern);
    }
}
