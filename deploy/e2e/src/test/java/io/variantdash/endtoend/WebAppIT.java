package io.variantdash.endtoend;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.Producer;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.endtoend.fixture.TestBrowser;
import io.variantdash.event.EventType;
import io.variantdash.local.stack.process.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page in a real browser, on the real stack. */
class WebAppIT {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final double TIMEOUT_MILLIS = 120_000;

    @RegisterExtension
    static final RunningStack RUNNING = new RunningStack("web-app");

    private static TestBrowser browser;

    private final String persona = "persona-" + UUID.randomUUID();
    private Producer monitors;
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void startBrowser() {
        PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
        browser = new TestBrowser();
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
    }

    @BeforeEach
    void open() {
        RUNNING.stack().query().get(0).awaitReady();
        monitors = new Producer(RUNNING.stack().kafka().bootstrapServers());
        context = browser.browser()
                .newContext(new NewContextOptions().setViewportSize(1440, 900).setColorScheme(ColorScheme.LIGHT));
        context.setDefaultTimeout(TIMEOUT_MILLIS);
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
        monitors.close();
    }

    @Test
    void showsAnEventWithoutAReload() {
        post("v", "Nine things that nobody tells you");
        counts("v", 1_000, 40);
        show(persona);
        assertThat(variant("v")).containsText("Nine things that nobody tells you");
        assertThat(variant("v").getByTestId("actual-er")).hasText("4.00 %");

        counts("v", 2_500, 150);

        assertThat(variant("v").getByTestId("views")).hasText("2,500");
        assertThat(variant("v").getByTestId("interactions")).hasText("150");
        assertThat(variant("v").getByTestId("actual-er")).hasText("6.00 %");
        assertThat(variant("v").getByTestId("predicted-er")).hasText("5.00 %");
        assertThat(variant("v").getByTestId("verdict")).hasText("Too early");
    }

    @Test
    void showsAKillInTheFeed() {
        post("v", "Stopped early");
        show(persona);
        assertThat(variant("v")).isVisible();

        monitors.send(EventType.EARLY_KILL, persona, Messages.kill(persona, "v", "below half of the prediction"));

        assertThat(page.getByTestId("kill")).containsText("below half of the prediction");
        assertThat(page.getByTestId("kills-today")).hasText("1");
    }

    @Test
    void fillsThePageOfAnUnknownPersonaWithItsFirstEvent() {
        show(persona);
        assertThat(page.getByTestId("no-variants")).isVisible();

        post("v", "The first of all");

        assertThat(variant("v")).containsText("The first of all");
    }

    @Test
    void switchesThePersona() {
        String other = "other-" + UUID.randomUUID();
        post("v", "Of the one");
        monitors.send(
                EventType.VARIANT_POSTED, other, Messages.post(other, "v", "Of the other", Duration.ofMinutes(5)));
        show(persona);
        assertThat(variant("v")).containsText("Of the one");

        Locator picker = page.getByTestId("persona-picker");
        picker.click();
        picker.fill(other);
        picker.press("Enter");

        assertThat(variant("v")).containsText("Of the other");
        assertThat(page.getByText("Of the one")).hasCount(0);
    }

    @Test
    void comesBackByItselfWhenTheServerRestarts() {
        post("v", "Before the restart");
        show(persona);
        assertThat(variant("v")).isVisible();

        ServiceProcess query = RUNNING.stack().query().get(0);
        query.kill();
        try {
            assertThat(page.getByTestId("connection")).not().hasAttribute("data-state", "live");
            assertThat(variant("v")).isVisible();
            counts("v", 777, 7);
        } finally {
            query.start();
        }

        assertThat(page.getByTestId("connection")).hasAttribute("data-state", "live");
        assertThat(variant("v").getByTestId("views")).hasText("777");
    }

    @Test
    void showsContentAsTextWhateverItIs() {
        post("markup", "<img src=x onerror=\"document.title='broken in'\"> & <b>bold</b>");
        post("emoji", "👩‍👩‍👧‍👦 family 🚀");
        post("right-to-left", "תשעה דברים שאיש לא מספר");
        post("endless", "x".repeat(10_000));
        monitors.send(EventType.PERFORMANCE_UPDATE, persona, Messages.counts(persona, "unposted", 100, 10));
        show(persona);

        assertThat(variant("markup")).containsText("<b>bold</b>");
        assertThat(variant("emoji")).containsText("👩‍👩‍👧‍👦 family 🚀");
        assertThat(variant("right-to-left")).containsText("תשעה דברים שאיש לא מספר");
        assertThat(variant("endless")).containsText("xxxxxxxx");
        assertThat(variant("unposted").getByTestId("predicted-er")).hasText("–");
        assertThat(page.getByText("NaN")).hasCount(0);
        assertThat(page.title()).doesNotContain("broken in");
        assertThat(overflow()).isZero();
    }

    @Test
    void fitsAPhone() {
        post("v", "Nine things that nobody tells you about content that lives on a very small screen");
        counts("v", 1_000, 40);
        page.setViewportSize(360, 740);
        show(persona);

        assertThat(variant("v")).containsText("Nine things");
        assertThat(variant("v").getByTestId("views")).hasText("1,000");
        assertThat(overflow()).isZero();
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
            post("var_" + (i + 1), contents[i]);
            counts("var_" + (i + 1), 900 + 731L * i, 40 + 37L * i);
        }
        post("var_6", "Ten photos of rain");
        monitors.send(EventType.EARLY_KILL, persona, Messages.kill(persona, "var_6", "below half of the prediction"));
        monitors.send(EventType.PATTERN_FATIGUE, persona, Messages.fatigue(persona, "curiosity_gap"));
        show(persona);
        assertThat(variant("var_5").getByTestId("views")).hasText("3,824");
        assertThat(page.getByTestId("kill")).isVisible();

        screenshot("light");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        screenshot("dark");
        page.setViewportSize(360, 740);
        assertThat(variant("var_5")).isVisible();
        screenshot("phone");
    }

    private void show(String shown) {
        page.navigate(RUNNING.stack().queryUri() + "/?persona=" + shown);
        assertThat(page.getByTestId("connection")).hasAttribute("data-state", "live");
    }

    private Locator variant(String id) {
        return page.locator("[data-testid=variant][data-variant-id='" + id + "']");
    }

    private void post(String variant, String content) {
        monitors.send(
                EventType.VARIANT_POSTED, persona, Messages.post(persona, variant, content, Duration.ofMinutes(42)));
    }

    private void counts(String variant, long views, long interactions) {
        monitors.send(EventType.PERFORMANCE_UPDATE, persona, Messages.counts(persona, variant, views, interactions));
    }

    /** By how many pixels the page is wider than its window. */
    private int overflow() {
        return (int) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    private void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
