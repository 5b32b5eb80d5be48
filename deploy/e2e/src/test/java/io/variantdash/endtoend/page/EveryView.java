package io.variantdash.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.variantdash.endtoend.fixture.Accessibility;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.event.EventType;
import org.junit.jupiter.api.Test;

/** Every view, on every screen: everything in it is accessible, and nothing overflows. */
interface EveryView extends PageTest {

    @Test
    default void isForEverybodyOnALargeScreen() {
        life();
        show("");
        assertThat(suggestion("Rest curiosity gaps")).isVisible();
        assertThat(page().getByTestId("kill")).isVisible();
        requireGood("persona");
        page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        requireGood("persona-dark");
        for (String view : new String[] {"?v=a", "?chart=deltas", "?chart=calibration", "?page=history"}) {
            show(view);
            requireGood("persona" + view.replaceAll("[?=]", "-") + "-dark");
        }
        page().emulateMedia(new EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        show("?v=a");
        assertThat(page().getByTestId("how-judged")).containsText("prediction");
        requireGood("persona-v-a");
        show("");
        assertThat(page().getByTestId("dead-letter")).containsText("never counted");
        page().getByTestId("dead-letters").scrollIntoViewIfNeeded();
        requireGood("persona-refused");
        page().navigate(service().toString());
        assertThat(page().getByTestId("persona-tile").first()).isVisible();
        requireGood("overview");
    }

    @Test
    default void isForEverybodyOnAPhone() {
        life();
        page().setViewportSize(360, 740);
        for (String part : new String[] {"variants", "needs", "kills", "patterns"}) {
            show("?tab=" + part);
            requireGood("phone-" + part);
        }
        shown().post("c", "Eleven ways to wait");
        shown().kill("c", "below half of the prediction");
        Locator band = page().getByTestId("kill-band");
        assertThat(band).containsText("Eleven ways to wait");
        assertThat(band).isInViewport();
        requireGood("phone-kill");
    }

    @Test
    default void isForEverybodyOnAWall() {
        life();
        page().setViewportSize(1920, 1080);
        show("?kiosk");
        assertThat(page().getByTestId("turn")).isVisible();
        Locator headline = page().getByTestId("headline");
        double height = headline.boundingBox().height;
        requireGood("wall");
        page().setViewportSize(3840, 2160);
        assertThat(page().locator("html")).hasClass("kiosk");
        page().waitForCondition(() -> headline.boundingBox().height > 1.9 * height);
        requireGood("wall-4k");
    }

    private void life() {
        shown().post("a", "Nine things that nobody tells you");
        shown().counts("a", 2_500, 150);
        shown().post("b", "Ten photos of rain");
        shown().kill("b", "below half of the prediction");
        shown().send(EventType.PATTERN_FATIGUE, Messages.fatigue(shown().persona(), "curiosity_gap"));
        shown().send(EventType.OPTIMIZATION_ALERT, Messages.alert(shown().persona(), "Rest curiosity gaps"));
        shown().send(
                        EventType.PERFORMANCE_UPDATE,
                        Messages.counts(shown().persona(), "a", 10, 10).replace(":10", ":\"never counted\""));
    }

    private void requireGood(String name) {
        shown().screenshot(name);
        assertThat(Accessibility.violations(page())).as(name).isEmpty();
        assertThat(shown().overflow()).as(name).isZero();
    }
}
