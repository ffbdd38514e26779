package org.citypartnerships.allinone;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.citypartnerships.queryside.Chromium.Reading;

/** A clerk at a browser who fills in forms by what their labels say; each page and each error is checked. */
final class Clerk implements AutoCloseable {

    private final Reading reading;
    private final Page page;
    private final boolean isCareful;

    /** @param isCareful whether each page on the way is checked by the rules, which takes its time */
    Clerk(Reading reading, boolean isCareful) {
        this.reading = reading;
        this.page = reading.page;
        this.isCareful = isCareful;
    }

    Clerk signIn(String name) {
        reading.open("/sign-in");
        page.locator("#name").fill(name);
        page.locator("#password").fill(Users.PASSWORD);
        page.locator("main form button").click();
        PlaywrightAssertions.assertThat(page.locator(".who-is button")).isVisible();
        return this;
    }

    Page page() {
        return page;
    }

    Clerk open(String path) {
        reading.open(path);
        return this;
    }

    Clerk follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first()
                .click();
        return checked();
    }

    /** Types into the input with this id, as "header.happened". */
    Clerk type(String name, String text) {
        Locator input = page.locator("[id='f-" + name.replace('.', '-') + "']");
        openWhatHides(input);
        input.fill(text);
        return this;
    }

    Clerk choose(String name, String option) {
        Locator input = page.locator("[id='f-" + name.replace('.', '-') + "']");
        openWhatHides(input);
        input.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(option));
        return this;
    }

    Clerk tick(String option) {
        page.getByLabel(option, new Page.GetByLabelOptions().setExact(true)).check();
        return this;
    }

    /** Opens the parts of the form that are shown on demand. */
    private static void openWhatHides(Locator input) {
        if (!input.isVisible()) {
            input.page().locator("details.rare > summary").click();
        }
    }

    Clerk press(String button) {
        page.locator("main button:not(.first)")
                .filter(new Locator.FilterOptions().setHasText(button))
                .first()
                .click();
        return checked();
    }

    /** The text of what the page says is wrong. */
    String mistakes() {
        return page.locator("#errors").innerText();
    }

    String text() {
        return page.locator("main").innerText();
    }

    Clerk picture(String name) {
        reading.picture(name);
        return this;
    }

    private Clerk checked() {
        reading.expectStatus(422);
        if (isCareful) {
            reading.check();
        }
        return this;
    }

    @Override
    public void close() {
        reading.close();
    }
}
