package io.variantdash.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** Rows hold still while a user reads them: their values live, their order waits. */
interface SteadyRows extends PageTest {

    @Test
    default void rowsUnderTheMouseHoldStill() {
        twoRows("?sort=-actual&life=active");
        shown().variant("a").hover();

        shown().counts("b", 2_000, 400);
        assertThat(shown().variant("b").getByTestId("actual-er")).hasText("20.00 %");
        assertThat(chip()).hasText("1 moved · apply (R)");
        requireOrder("a", "b");
        page().keyboard().press("r");
        requireOrder("b", "a");
        assertThat(chip()).hasCount(0);

        shown().kill("a", "below half of the prediction");
        assertThat(shown().variant("a")).hasAttribute("data-status", "killed");
        assertThat(chip()).hasText("1 gone · apply (R)");
        requireOrder("b", "a");

        page().mouse().move(0, 0);
        requireOrder("b");
        assertThat(chip()).hasCount(0);
    }

    @Test
    default void rowsHoldStillForTheKeyboardToo() {
        twoRows("?sort=-actual");
        page().getByTestId("variant-table").focus();

        shown().counts("b", 2_000, 400);
        assertThat(chip()).hasText("1 moved · apply (R)");
        requireOrder("a", "b");

        page().keyboard().press("Escape");
        requireOrder("b", "a");
    }

    private void twoRows(String query) {
        shown().post("a", "Nine things that nobody tells you");
        shown().counts("a", 1_000, 100);
        shown().post("b", "Ten photos of rain");
        shown().counts("b", 1_000, 50);
        show(query);
        requireOrder("a", "b");
    }

    private Locator chip() {
        return page().getByTestId("order-chip");
    }

    /** Waits for it, and for the values that would have moved rows: those are there by then. */
    private void requireOrder(String... ids) {
        Locator rows = page().getByTestId("variant");
        assertThat(rows).hasCount(ids.length);
        for (int place = 0; place < ids.length; place++) {
            assertThat(rows.nth(place)).hasAttribute("data-variant-id", ids[place]);
        }
    }
}
