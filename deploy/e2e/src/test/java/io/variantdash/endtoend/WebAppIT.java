package io.variantdash.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.PersonaPage;
import io.variantdash.endtoend.fixture.RunningBrowser;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.event.EventType;
import io.variantdash.local.stack.process.ServiceProcess;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page in a real browser, on the real stack. */
class WebAppIT {

    @RegisterExtension
    static final RunningStack RUNNING = new RunningStack("web-app");

    @RegisterExtension
    static final RunningBrowser BROWSER = new RunningBrowser();

    private PersonaPage shown;
    private Page page;

    @BeforeEach
    void open() {
        RUNNING.stack().query().get(0).awaitReady();
        shown = new PersonaPage(RUNNING, BROWSER);
        page = shown.page();
    }

    @AfterEach
    void close() {
        shown.close();
    }

    @Test
    void showsAnEventWithoutAReload() {
        shown.post("v", "Nine things that nobody tells you");
        shown.counts("v", 1_000, 40);
        shown.show(RUNNING.stack().queryUri(), "");
        assertThat(shown.variant("v")).containsText("Nine things that nobody tells you");
        assertThat(shown.variant("v").getByTestId("actual-er")).hasText("4.00 %");

        shown.counts("v", 2_500, 150);

        assertThat(shown.variant("v").getByTestId("views")).hasText("2,500");
        assertThat(shown.variant("v").getByTestId("interactions")).hasText("150");
        assertThat(shown.variant("v").getByTestId("actual-er")).hasText("6.00 %");
        assertThat(shown.variant("v").getByTestId("predicted-er")).hasText("5.00 %");
        assertThat(shown.variant("v").getByTestId("verdict")).hasText("Too early");
    }

    @Test
    void showsAKillInTheFeed() {
        shown.post("v", "Stopped early");
        shown.show(RUNNING.stack().queryUri(), "");
        assertThat(shown.variant("v")).isVisible();

        shown.kill("v", "below half of the prediction");

        assertThat(page.getByTestId("kill")).containsText("below half of the prediction");
        assertThat(page.getByTestId("kills-today")).hasText("1");
    }

    @Test
    void fillsThePageOfAnUnknownPersonaWithItsFirstEvent() {
        shown.show(RUNNING.stack().queryUri(), "");
        assertThat(page.getByTestId("no-variants")).isVisible();

        shown.post("v", "The first of all");

        assertThat(shown.variant("v")).containsText("The first of all");
    }

    @Test
    void switchesThePersona() {
        String other = "other-" + UUID.randomUUID();
        shown.post("v", "Of the one");
        shown.monitors()
                .send(
                        EventType.VARIANT_POSTED,
                        other,
                        Messages.post(other, "v", "Of the other", Duration.ofMinutes(5)));
        shown.show(RUNNING.stack().queryUri(), "");
        assertThat(shown.variant("v")).containsText("Of the one");

        Locator picker = page.getByTestId("persona-picker");
        picker.click();
        picker.fill(other);
        picker.press("Enter");

        assertThat(shown.variant("v")).containsText("Of the other");
        assertThat(page.getByText("Of the one")).hasCount(0);
    }

    @Test
    void comesBackByItselfWhenTheServerRestarts() {
        shown.post("v", "Before the restart");
        shown.show(RUNNING.stack().queryUri(), "");
        assertThat(shown.variant("v")).isVisible();

        ServiceProcess query = RUNNING.stack().query().get(0);
        query.kill();
        try {
            assertThat(page.getByTestId("connection")).not().hasAttribute("data-state", "live");
            assertThat(shown.variant("v")).isVisible();
            shown.counts("v", 777, 7);
        } finally {
            query.start();
        }

        assertThat(page.getByTestId("connection")).hasAttribute("data-state", "live");
        assertThat(shown.variant("v").getByTestId("views")).hasText("777");
    }

    @Test
    void showsContentAsTextWhateverItIs() {
        shown.post("markup", "<img src=x onerror=\"document.title='broken in'\"> & <b>bold</b>");
        shown.post("emoji", "👩‍👩‍👧‍👦 family 🚀");
        shown.post("right-to-left", "תשעה דברים שאיש לא מספר");
        shown.post("endless", "x".repeat(10_000));
        shown.counts("unposted", 100, 10);
        shown.show(RUNNING.stack().queryUri(), "");

        assertThat(shown.variant("markup")).containsText("<b>bold</b>");
        assertThat(shown.variant("emoji")).containsText("👩‍👩‍👧‍👦 family 🚀");
        assertThat(shown.variant("right-to-left")).containsText("תשעה דברים שאיש לא מספר");
        assertThat(shown.variant("endless")).containsText("xxxxxxxx");
        assertThat(shown.variant("unposted").getByTestId("predicted-er")).hasText("–");
        assertThat(page.getByText("NaN")).hasCount(0);
        assertThat(page.title()).doesNotContain("broken in");
        assertThat(shown.overflow()).isZero();
    }

    @Test
    void fitsAPhone() {
        shown.post("v", "Nine things that nobody tells you about content that lives on a very small screen");
        shown.counts("v", 1_000, 40);
        page.setViewportSize(360, 740);
        shown.show(RUNNING.stack().queryUri(), "");

        assertThat(shown.variant("v")).containsText("Nine things");
        assertThat(shown.variant("v").getByTestId("views")).hasText("1,000");
        assertThat(shown.overflow()).isZero();
    }

    @Test
    void looksGoodInLightDarkAndOnAPhone() {
        String[] contents = {
            "Nine things that nobody tells you about working from home",
            "She opened the letter 40 years late. Then she called him",
            "Can you spot the mistake in this chart?",
            "“I thought it was a prank”: the call that changed a school",
            "Why your coffee is better on the second day"
        };
        for (int i = 0; i < contents.length; i++) {
            shown.post("var_" + (i + 1), contents[i]);
            shown.counts("var_" + (i + 1), 900 + 731L * i, 40 + 37L * i);
        }
        shown.post("var_6", "Ten photos of rain");
        shown.kill("var_6", "below half of the prediction");
        shown.send(EventType.PATTERN_FATIGUE, Messages.fatigue(shown.persona(), "curiosity_gap"));
        shown.show(RUNNING.stack().queryUri(), "");
        assertThat(shown.variant("var_5").getByTestId("views")).hasText("3,824");
        assertThat(page.getByTestId("kill")).isVisible();

        shown.screenshot("light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shown.screenshot("dark");
        page.setViewportSize(360, 740);
        assertThat(shown.variant("var_5")).isVisible();
        shown.screenshot("phone");
    }
}
