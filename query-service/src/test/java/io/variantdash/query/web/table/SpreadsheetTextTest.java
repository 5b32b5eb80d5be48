package io.variantdash.query.web.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTextTest {

    @Test
    void putsAnApostropheBeforeEveryBeginningOfAFormula() {
        Map.of(
                        "=1+1", "'=1+1",
                        "-1", "'-1",
                        "  @A1", "'  @A1",
                        "\u200b\u00a0+1", "'\u200b\u00a0+1",
                        "\"=1", "'\"=1",
                        "a,=1;+1|-1\t@A1", "a,'=1;'+1|'-1\t'@A1",
                        "a\r\n=1\u2028=2", "a\r\n'=1\u2028'=2",
                        "a; \"'=1", "a;' \"'=1",
                        "\t=1", "'\t'=1",
                        "\uff1d1\uff0b1;\uff0d1", "'\uff1d1\uff0b1;'\uff0d1")
                .forEach((text, safe) -> assertThat(SpreadsheetText.of(text)).isEqualTo(safe));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "var-1", "a=b", "1-2", "x - y", "{\"a\": -1, \"b\": \"c\"}", "a;b,c|d\te", "007"})
    void leavesOtherTextsAlone(String text) {
        assertThat(SpreadsheetText.of(text)).isEqualTo(text);
    }

    @Test
    void takesTimeInProportionToTheText() {
        String text = "\t;".repeat(500_000) + "=1";

        assertThat(SpreadsheetText.of(text)).hasSize(text.length() + 2).endsWith(";'=1");
    }
}
