package io.variantdash.local.replay;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** The content pattern of a headline: the first of these rules, in this order, that its text meets. */
enum HeadlinePattern {
    /** Asks: a question mark after a word. */
    QUESTION("\\w[\"'”’]?\\?"),

    /** Quotes a speaker: several words in quotation marks. */
    QUOTE("[\"“”]|(?:^|\\s)['‘][^'’]+\\s.*['’](?:\\W|$)"),

    /** Counts: begins with a number. */
    LIST("^(?:(?:the|these) )?\\d+\\b"),

    /** Withholds what it is about. */
    CURIOSITY_GAP("\\b(?:what happen(?:s|ed)|the reason|turns out|find out|guess|secrets?|nobody"
            + "|(?:this is|here['’]?s|see|watch|look at|listen to) (?:what|why|how)"
            + "|(?:wait|watch) (?:till|until|for)|you won['’]?t believe)\\b"),

    /** Claims an extreme: a superlative, "most", "ever" and the like, but no word that merely ends in -est. */
    SUPERLATIVE("\\b(?:most|least|best|worst|ever|never"
            + "|(?!(?:(?:dis)?honest|earnest|modest|priest|chest|guest|quest|request|conquest|arrest|protest|contest"
            + "|suggest|digest|invest|harvest|interest|manifest|forest)\\b)\\p{L}{3,}est)\\b"),

    /** Speaks to the reader. */
    DIRECT_ADDRESS("\\b(?:you|your|yours|yourself)\\b"),

    /** Does none of this. */
    STATEMENT("");

    private final Pattern rule;

    HeadlinePattern(String rule) {
        this.rule = Pattern.compile(rule, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static HeadlinePattern of(String headline) {
        return Arrays.stream(values())
                .filter(pattern -> pattern.rule.matcher(headline).find())
                .findFirst()
                .orElse(STATEMENT);
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
