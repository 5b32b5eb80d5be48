package io.variantdash.endtoend.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.variantdash.embedded.oidc.Person;
import io.variantdash.endtoend.fixture.Messages;
import io.variantdash.endtoend.fixture.Producer;
import io.variantdash.endtoend.fixture.RunningBrowser;
import io.variantdash.endtoend.fixture.RunningStack;
import io.variantdash.event.EventType;
import io.variantdash.local.stack.Authentication;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People sign in with a real browser, at a real issuer, and see what they may see for as long as they look. */
class SignInIT {

    private static final Person EDITOR = new Person("editor", List.of("viewer"), List.of("ours-*"));
    private static final Person GUEST = new Person("guest", List.of(), List.of("*"));

    /** So short that tokens expire while a test looks on. */
    private static final Duration VALIDITY = Duration.ofSeconds(6);

    private static final int RECONNECTS = 2;
    private static final long PAUSE_MILLIS = 100;

    @RegisterExtension
    static final RunningStack RUNNING =
            new RunningStack("sign-in", Map.of(), new Authentication(List.of(EDITOR, GUEST), VALIDITY));

    @RegisterExtension
    static final RunningBrowser BROWSER = new RunningBrowser();

    private final String ours = "ours-" + UUID.randomUUID();
    private Producer monitors;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() {
        monitors = new Producer(RUNNING.stack().kafka().bootstrapServers());
        context = BROWSER.newContext(new NewContextOptions());
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
        monitors.close();
    }

    @Test
    void leadsBackToTheAddressThatWasAskedForAndAsksOnce() {
        post(ours, "v");
        signIn(EDITOR, "/p/" + ours + "?sort=views");

        assertThat(variant("v")).isVisible();
        assertThat(page.getByTestId("account")).containsText("editor");
        assertThat(page.getByTestId("connection")).hasAttribute("data-state", "live");
        assertThat(page).hasURL(RUNNING.stack().queryUri() + "/p/" + ours + "?sort=views");

        page.reload();
        assertThat(variant("v")).isVisible();
        Page second = context.newPage();
        second.navigate(RUNNING.stack().queryUri() + "/p/" + ours);
        assertThat(second.getByTestId("account")).containsText("editor");

        page.setViewportSize(360, 740);
        assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0);
    }

    /** Each connection ends with its token; the next one resumes behind the last frame, on a page that never left. */
    @Test
    void losesNoFrameWhenTokensExpire() {
        LiveFrames frames = LiveFrames.of(page);
        signIn(EDITOR, "/p/" + ours);
        AtomicInteger sent = new AtomicInteger(1);
        post(ours, "v1");
        assertThat(variant("v1")).isVisible();
        page.waitForCondition(() -> !frames.beginnings().isEmpty());
        page.evaluate("window.stayed = true");
        // Usually one; on a slow machine a token expires while the page is loaded with it.
        int begun = frames.beginnings().size();
        int connected = frames.connections();

        ScheduledExecutorService monitor = Executors.newSingleThreadScheduledExecutor();
        try {
            var unused = monitor.scheduleWithFixedDelay(
                    () -> post(ours, "v" + sent.incrementAndGet()), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            page.waitForCondition(() -> frames.connections() >= connected + RECONNECTS
                    && frames.beginnings().size() >= begun + RECONNECTS);
        } finally {
            monitor.shutdown();
        }
        page.waitForCondition(() -> monitor.isTerminated() && frames.told().size() >= sent.get());

        assertThat(frames.posted()).doesNotHaveDuplicates();
        assertThat(frames.told()).hasSize(sent.get());
        // After each expiry the stream goes on, and no snapshot comes unless the page asks.
        assertThat(frames.beginnings().stream().skip(begun))
                .as(frames.history())
                .containsOnly("resumed");
        assertThat(frames.snapshotsUnasked()).isLessThanOrEqualTo(begun);
        assertThat(variant("v" + sent.get())).isVisible();
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
        assertThat(page.getByTestId("sign-in")).hasCount(0);
    }

    @Test
    void showsWhatOneMayNotSeeAsIfNothingWereKnown() {
        String theirs = "theirs-" + UUID.randomUUID();
        post(theirs, "v");
        signIn(EDITOR, "/p/" + theirs);

        assertThat(page.getByTestId("no-variants")).isVisible();
        assertThat(page.getByTestId("connection")).hasAttribute("data-state", "live");
        post(theirs, "w");
        post(ours, "x");
        page.navigate(RUNNING.stack().queryUri() + "/p/" + ours);
        assertThat(variant("x")).isVisible();
        page.goBack();
        assertThat(page.getByTestId("no-variants")).isVisible();
    }

    @Test
    void tellsWhoHasNoRoleThatAnotherAccountIsNeeded() {
        signIn(GUEST, "/p/" + ours);

        assertThat(page.getByText("none of the roles")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(person(EDITOR)).isVisible();
    }

    @Test
    void signsOutHereAndAtTheIssuer() {
        signIn(EDITOR, "/p/" + ours);
        page.getByTestId("account").getByText("Sign out").click();

        assertThat(person(EDITOR)).isVisible();
        Page second = context.newPage();
        second.navigate(RUNNING.stack().queryUri() + "/p/" + ours);
        assertThat(second).hasURL(Pattern.compile("/authorize\\?client_id="));
    }

    private void signIn(Person person, String address) {
        page.navigate(RUNNING.stack().queryUri() + address);
        person(person).click();
    }

    private Locator person(Person person) {
        return page.locator("button[name=person][value=" + person.name() + "]");
    }

    private Locator variant(String id) {
        return page.locator("[data-testid=variant][data-variant-id='" + id + "']");
    }

    private void post(String persona, String variant) {
        monitors.send(
                EventType.VARIANT_POSTED,
                persona,
                Messages.post(persona, variant, "Nine things about " + variant, Duration.ofMinutes(1)));
    }
}
