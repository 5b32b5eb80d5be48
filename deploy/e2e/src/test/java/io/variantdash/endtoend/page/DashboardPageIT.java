package io.variantdash.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.PersonaPage;
import io.variantdash.endtoend.fixture.RunningBrowser;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.event.EventType;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each part of the page, on the real stack. */
class DashboardPageIT implements LostNetwork, SteadyRows, KeyboardOnly, EveryView, OnPaper {

    @RegisterExtension
    static final RunningStack RUNNING = new RunningStack("dashboard-page", RunningStack.NO_ENGINE);

    @RegisterExtension
    static final RunningBrowser BROWSER = new RunningBrowser();

    private PersonaPage shown;
    private Page page;

    @BeforeEach
    void open() {
        shown = new PersonaPage(RUNNING, BROWSER);
        page = shown.page();
    }

    @AfterEach
    void close() {
        assertThat(shown.complaints()).isEmpty();
        shown.close();
    }

    @Override
    public PersonaPage shown() {
        return shown;
    }

    @Override
    public URI service() {
        return RUNNING.stack().queryUri();
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
        for (String rows = rows(grid); !"5001".equals(rows); rows = rows(grid)) {
            page.getByText("Show earlier ones").click();
            assertThat(grid).not().hasAttribute("aria-rowcount", rows);
        }
        assertThat(grid).hasAttribute("aria-rowcount", "5001");
        assertThat(page.getByTestId("variant").all().size()).isLessThan(60);
    }

    private static String rows(Locator grid) {
        return Objects.requireNonNull(grid.getAttribute("aria-rowcount"));
    }
}
