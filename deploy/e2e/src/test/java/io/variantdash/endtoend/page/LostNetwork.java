package io.variantdash.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.variantdash.endtoend.proxy.Protocol;
import io.variantdash.endtoend.proxy.TcpProxy;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** While nothing comes, the page shows that its figures are old, and since when; then it goes on as if nothing had been. */
interface LostNetwork extends PageTest {

    /** To the next attempt to connect: it grows from attempt to attempt. */
    Pattern COUNTDOWN = Pattern.compile("in [2-9] s");

    /** From now on, whatever a person could see of rows that vanish, and of ages that go on while figures are out of date. */
    String WATCH = """
            () => {
              const age = () => document.querySelector('[data-testid=newest-event]')?.textContent;
              window.seen = { empty: 0, aged: 0, age: age() };
              new MutationObserver(() => {
                const { seen } = window;
                seen.empty += document.querySelector('[data-testid=variant]') === null ? 1 : 0;
                seen.empty += document.querySelector('[data-testid=loading]') === null ? 0 : 1;
                const stale = document.documentElement.classList.contains('stale');
                seen.aged += stale && seen.stale && age() !== seen.age ? 1 : 0;
                Object.assign(seen, { stale, age: age() });
              }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
            }""";

    @Test
    default void saysSinceWhenItIsStaleAndGoesOnWithoutASkeleton() {
        shown().post("a", "Before the silence");
        try (TcpProxy network = new TcpProxy(Protocol.PLAIN, service().getPort())) {
            shown().show(URI.create("http://127.0.0.1:" + network.port()), "");
            requireGoodSilence(network::swallow, () -> {}, network::clear);
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "test.full",
            matches = "true",
            disabledReason = "as long as the test above, and like it")
    default void saysSoWhileTheBrowserIsOffline() {
        shown().post("a", "Before the silence");
        show("");
        Locator connection = page().getByTestId("connection");
        requireGoodSilence(
                () -> page().context().setOffline(true),
                () -> {
                    // It counts by the clock that ages would go on by.
                    assertThat(connection).containsText(COUNTDOWN);
                    assertThat(connection).not().containsText(COUNTDOWN);
                },
                () -> page().context().setOffline(false));
    }

    private void requireGoodSilence(Runnable begin, Runnable last, Runnable end) {
        Locator views = shown().variant("a").getByTestId("views");
        Locator connection = page().getByTestId("connection");
        shown().counts("a", 100, 5);
        assertThat(views).hasText("100");
        String colour = colourOf(views);
        page().evaluate(WATCH);

        begin.run();
        assertThat(connection).containsText("Stale since");
        assertThat(views).not().hasCSS("color", colour);
        last.run();

        shown().counts("a", 777, 7);
        end.run();
        assertThat(connection).hasAttribute("data-state", "live");
        assertThat(views).hasText("777");
        assertThat(views).hasCSS("color", colour);
        assertThat(page().evaluate("[seen.empty, seen.aged].join()")).isEqualTo("0,0");
    }

    private static String colourOf(Locator element) {
        return (String) element.evaluate("it => getComputedStyle(it).color");
    }
}
