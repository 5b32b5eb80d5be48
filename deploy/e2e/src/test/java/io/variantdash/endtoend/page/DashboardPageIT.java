package io.variantdash.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.variantdash.endtoend.fixture.Accessibility;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.PersonaPage;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.endtoend.fixture.TestBrowser;
import io.variantdash.endtoend.proxy.Protocol;
import io.variantdash.endtoend.proxy.TcpProxy;
import io.variantdash.event.EventType;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each part of the page, on the real stack. */
class DashboardPageIT {

    private static final double TIMEOUT_MILLIS = 120_000;

    @RegisterExtension
    static final RunningStack RUNNING = new RunningStack("dashboard-page", RunningStack.NO_ENGINE);

    private static TestBrowser browser;

    private PersonaPage shown;
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
        shown = new PersonaPage(
                RUNNING,
                browser,
                new NewContextOptions().setViewportSize(1440, 900).setColorScheme(ColorScheme.LIGHT),
                TIMEOUT_MILLIS);
        page = shown.page();
    }

    @AfterEach
    void close() {
        assertThat(shown.complaints()).isEmpty();
        shown.close();
    }

    @Test
    void everyPanelReactsToAnEvent() {
        shown.post("a", "Nine things that nobody tells you");
        shown.post("b", "Ten photos of rain");
        show("");
        assertThat(shown.variant("b")).isVisible();

        shown.counts("a", 2_500, 150);
        assertThat(shown.variant("a").getByTestId("views")).hasText("2,500");
        assertThat(page.getByTestId("total-views")).hasText("2,500");
        assertThat(page.getByTestId("headline")).containsText("6.0");

        shown.kill("b", "below half of the prediction");
        assertThat(page.getByTestId("kill-band")).containsText("Ten photos of rain");
        assertThat(page.getByTestId("kill")).containsText("2.0 % of 5.0 % predicted");
        // What spoke against it, which only the service can say of a kill.
        assertThat(page.getByTestId("kill")).containsText("evidence");
        assertThat(page.getByTestId("kills-today")).hasText("1");
        assertThat(page.getByTestId("kills")).containsText("1 today (UTC)");
        assertThat(page).hasTitle(Pattern.compile("^\\(1\\)"));
        assertThat(page.locator("[data-testid=event][data-event-type=early_kill]"))
                .isVisible();

        shown.send(EventType.PATTERN_FATIGUE, Messages.fatigue(shown.persona(), "curiosity_gap"));
        assertThat(page.getByTestId("fatigue-warning")).containsText("curiosity_gap");

        shown.send(EventType.OPTIMIZATION_ALERT, Messages.alert(shown.persona(), "Rest curiosity gaps"));
        assertThat(suggestion("Rest curiosity gaps")).isVisible();

        page.getByTestId("kill").getByRole(AriaRole.BUTTON).first().click();
        assertThat(page.getByTestId("variant-details")).containsText("Ten photos of rain");
        assertThat(page.getByTestId("variant-events")).containsText("below half of the prediction");
    }

    @Test
    void saysSinceWhenItIsStaleAndGoesOnWithoutASkeleton() {
        shown.post("a", "Before the silence");
        try (TcpProxy network =
                new TcpProxy(Protocol.PLAIN, RUNNING.stack().queryUri().getPort())) {
            shown.show(URI.create("http://127.0.0.1:" + network.port()), "");
            assertThat(shown.variant("a")).isVisible();

            network.swallow();
            assertThat(page.getByTestId("connection")).containsText("Stale since");
            assertThat(shown.variant("a")).isVisible();

            shown.counts("a", 777, 7);
            network.clear();
            assertThat(page.getByTestId("connection")).hasAttribute("data-state", "live");
            assertThat(shown.variant("a").getByTestId("views")).hasText("777");
            assertThat(page.getByTestId("loading")).hasCount(0);
        }
    }

    @Test
    void needsNoMouse() {
        shown.post("a", "Nine things that nobody tells you");
        shown.post("b", "Ten photos of rain");
        show("");
        assertThat(shown.variant("b")).isVisible();

        page.keyboard().press("Tab");
        assertThat(page.getByText("Skip to the content")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.locator("#content")).isFocused();
        Locator grid = page.getByTestId("variant-table");
        tabTo(grid);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("p");
        assertThat(page).hasURL(Pattern.compile("[?&]pins="));
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("variant-details")).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByTestId("variant-details")).hasCount(0);
        assertThat(grid).isFocused();
    }

    @Test
    void isForEverybodyInEveryView() {
        shown.post("a", "Nine things that nobody tells you");
        shown.counts("a", 2_500, 150);
        shown.post("b", "Ten photos of rain");
        shown.kill("b", "below half of the prediction");
        shown.send(EventType.PATTERN_FATIGUE, Messages.fatigue(shown.persona(), "curiosity_gap"));
        shown.send(EventType.OPTIMIZATION_ALERT, Messages.alert(shown.persona(), "Rest curiosity gaps"));
        show("");
        assertThat(suggestion("Rest curiosity gaps")).isVisible();
        assertThat(page.getByTestId("kill")).isVisible();
        requireGood("persona");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        requireGood("persona-dark");
        for (String view : new String[] {"?v=a", "?chart=deltas", "?chart=calibration", "?page=history", "?kiosk"}) {
            show(view);
            requireGood("persona" + view.replaceAll("[?=]", "-"));
        }
        page.setViewportSize(360, 740);
        for (String part : new String[] {"variants", "needs", "kills", "patterns"}) {
            show("?tab=" + part);
            requireGood("phone-" + part);
        }
        page.setViewportSize(3840, 2160);
        show("?kiosk");
        requireGood("wall");
        page.navigate(RUNNING.stack().queryUri().toString());
        assertThat(page.getByTestId("persona-tile").first()).isVisible();
        requireGood("overview");
    }

    @Test
    @EnabledIfSystemProperty(named = "test.full", matches = "true")
    void drawsOnlyTheRowsInSightOfFiveThousand() {
        for (int i = 0; i < 5_000; i++) {
            shown.send(
                    EventType.VARIANT_POSTED,
                    Messages.post(shown.persona(), "v" + i, "Post " + i, Duration.ofMinutes(i + 1))
                            .replace("\"content\"", "\"status\":\"completed\",\"content\""));
        }
        show("?life=ended");
        Locator grid = page.getByTestId("variant-table");
        for (int pages = 0; pages < 60 && !"5001".equals(grid.getAttribute("aria-rowcount")); pages++) {
            Locator more = page.getByText("Show earlier ones");
            if (more.count() > 0) {
                more.click();
            }
        }
        assertThat(grid).hasAttribute("aria-rowcount", "5001");
        assertThat(page.getByTestId("variant").all().size()).isLessThan(60);
    }

    private void show(String query) {
        shown.show(RUNNING.stack().queryUri(), query);
    }

    /** The worn-out pattern makes another one. */
    private Locator suggestion(String title) {
        return page.getByTestId("suggestion").filter(new Locator.FilterOptions().setHasText(title));
    }

    private void tabTo(Locator wanted) {
        for (int stops = 0; stops < 60 && !(boolean) wanted.evaluate("it => it === document.activeElement"); stops++) {
            page.keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
    }

    private void requireGood(String name) {
        shown.screenshot(name);
        assertThat(Accessibility.violations(page)).as(name).isEmpty();
        assertThat(shown.overflow()).as(name).isZero();
    }
}
