package io.variantdash.endtoend.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Paper neither scrolls nor has buttons to press. */
interface OnPaper extends PageTest {

    int POSTS = 40;

    /** A sheet of A4, turned, without its margins. */
    int WIDTH = 1047;

    /** What hides a part of what it holds, by its name. */
    String CUT = """
            () => [...document.querySelectorAll('main *, main')]
              .filter((it) => getComputedStyle(it).overflowY !== 'visible' && it.scrollHeight > it.clientHeight + 2)
              .filter((it) => it.clientHeight > 1) // What is there for ears only has a pixel.
              .filter((it) => it.closest('svg, canvas, [role=slider]') === null)
              .filter((it) => getComputedStyle(it).webkitLineClamp === 'none')
              .map((it) => `${it.tagName} ${it.className}`)""";

    @Test
    default void hasEveryRowOnPaper() {
        for (int i = 0; i < POSTS; i++) {
            shown().post("v" + i, "Post " + i);
        }
        show("");
        page().setViewportSize(WIDTH, 740);
        page().emulateMedia(new EmulateMediaOptions().setMedia(Media.PRINT));
        page().evaluate("dispatchEvent(new Event('beforeprint'))");

        Locator rows = page().getByTestId("variant");
        assertThat(rows).hasCount(POSTS);
        assertThat(rows.last()).isVisible();
        assertThat(page().getByTestId("headline")).isVisible();
        assertThat((Iterable<?>) page().evaluate(CUT)).isEmpty();
        assertThat(shown().overflow()).isZero();
        assertThat(page().locator("main button:visible:text-matches('Snooze|CSV|Refresh|Columns')"))
                .hasCount(0);

        page().pdf(new PdfOptions().setPreferCSSPageSize(true).setPath(Path.of("target", "screenshots", "paper.pdf")));
    }
}
