package io.variantdash.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.variantdash.update.DashboardUpdate;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NumberedUpdatesTest {

    @Test
    void recordOfAnUpdateTellsItsNumber() {
        for (long number : new long[] {0, 7, 123_456_789, 8_999_999_999_999L}) {
            DashboardUpdate update =
                    DashboardUpdate.of(NumberedUpdates.of(number, "persona-1", "variant-1"), new UUID(number, number));

            assertThat(NumberedUpdates.MARKER.number(update.toJson())).isEqualTo(number);
        }
    }

    @Test
    void nothingElseHasANumber() {
        for (String text : new String[] {
            "", "{}", "{\"type\":\"initial_data\",\"position\":\"" + "0".repeat(54) + "\"}}", "0".repeat(100)
        }) {
            assertThat(NumberedUpdates.MARKER.number(text.getBytes(StandardCharsets.UTF_8)))
                    .isNegative();
        }
    }
}
