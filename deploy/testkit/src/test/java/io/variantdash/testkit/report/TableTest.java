package io.variantdash.testkit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void printsAlignedMarkdown() {
        Table table = new Table("", "events/s");
        table.row("ours", "1");
        table.row("the peer", "2,000");

        assertThat(table).asString().isEqualToNormalizingNewlines("""
                |          | events/s |
                |----------|----------|
                | ours     | 1        |
                | the peer | 2,000    |
                """);
    }

    @Test
    void refusesARowThatDoesNotFit() {
        Table table = new Table("a", "b");

        assertThatIllegalArgumentException().isThrownBy(() -> table.row("1")).withMessageContaining("1 cells");
    }
}
