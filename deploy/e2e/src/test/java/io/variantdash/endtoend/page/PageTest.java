package io.variantdash.endtoend.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.variantdash.endtoend.fixture.PersonaPage;
import java.net.URI;

/** Tests of one side of the page. All sides share a stack and a browser, which take longer to start than most of them. */
interface PageTest {

    /** The page of a persona of its own for each test. */
    PersonaPage shown();

    URI service();

    default Page page() {
        return shown().page();
    }

    default void show(String query) {
        shown().show(service(), query);
    }

    /** By its title: a worn-out pattern makes another one. */
    default Locator suggestion(String title) {
        return page().getByTestId("suggestion").filter(new Locator.FilterOptions().setHasText(title));
    }
}
