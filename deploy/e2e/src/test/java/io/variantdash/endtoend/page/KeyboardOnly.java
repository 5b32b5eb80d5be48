package io.variantdash.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a mouse can do, keys can. */
interface KeyboardOnly extends PageTest {

    @Test
    default void needsNoMouse() {
        shown().post("a", "Nine things that nobody tells you");
        shown().post("b", "Ten photos of rain");
        show("");
        assertThat(shown().variant("b")).isVisible();

        page().keyboard().press("Tab");
        assertThat(page().getByText("Skip to the content")).isFocused();
        page().keyboard().press("Enter");
        assertThat(page().locator("#content")).isFocused();
        Locator grid = page().getByTestId("variant-table");
        tabTo(grid);
        page().keyboard().press("ArrowDown");
        page().keyboard().press("p");
        assertThat(page()).hasURL(Pattern.compile("[?&]pins="));
        page().keyboard().press("Enter");
        assertThat(page().getByTestId("variant-details")).isVisible();
        page().keyboard().press("Escape");
        assertThat(page().getByTestId("variant-details")).hasCount(0);
        assertThat(grid).isFocused();

        // One stop, however many rows and buttons it has.
        page().keyboard().press("Tab");
        assertThat(page().locator("[data-testid=variants] *:focus")).hasCount(0);
        page().keyboard().press("Shift+Tab");
        assertThat(grid).isFocused();
        page().keyboard().press("Escape");
        assertThat(page().locator("body")).isFocused();
    }

    private void tabTo(Locator wanted) {
        for (int stops = 0; stops < 60 && !(boolean) wanted.evaluate("it => it === document.activeElement"); stops++) {
            page().keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }
}
