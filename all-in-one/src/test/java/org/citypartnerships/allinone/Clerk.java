package org.citypartnerships.allinone;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.citypartnerships.allinone.Dictation.Answer;
import org.citypartnerships.queryside.Chromium;
import org.citypartnerships.queryside.Chromium.Reading;

/** A clerk at a browser who fills in forms by what their labels say; every page and every error is checked by the rules. */
final class Clerk implements AutoCloseable {

    private final Reading reading;
    private final Page page;
    private final Hands hands;

    private Clerk(Reading reading, Hands hands) {
        this.reading = reading;
        this.page = reading.page;
        this.hands = hands;
    }

    /** In which ways the pages have to serve. */
    enum Way {
        WITH_SCRIPTS,
        WITHOUT_SCRIPTS,
        BY_KEYBOARD;

        Clerk at(Chromium chromium) {
            Reading reading = this == WITHOUT_SCRIPTS ? chromium.withoutScripts() : chromium.reading("en-GB");
            return new Clerk(reading, this == BY_KEYBOARD ? new Keyboard(reading.page) : Hands.withAMouse());
        }
    }

    /** With a language: {@code de-DE}. */
    static Clerk reading(Chromium chromium, String language) {
        return new Clerk(chromium.reading(language), Hands.withAMouse());
    }

    /** With a phone. */
    static Clerk onAPhone(Chromium chromium) {
        return new Clerk(chromium.onAPhone(), Hands.withAMouse());
    }

    Clerk signIn(String name) {
        open("/sign-in");
        hands.type(page.locator("#name"), name);
        hands.type(page.locator("#password"), Users.PASSWORD);
        toTheNextPage(page.locator("main form button"));
        Locator signOut = page.locator(".who-is button");
        signOut.or(page.locator("main form button")).first().waitFor();
        if (!signOut.isVisible()) {
            throw new AssertionError(name + " was not signed in: " + text());
        }
        return this;
    }

    Page page() {
        return page;
    }

    Clerk open(String path) {
        reading.visit(path);
        return this;
    }

    Clerk follow(String link) {
        return press(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first());
    }

    /** Presses what leads to another page, and checks that. */
    Clerk press(Locator it) {
        toTheNextPage(it);
        return checked();
    }

    /** Opens what is folded, or closes it: the page stays. */
    Clerk unfold(Locator summary) {
        hands.press(summary);
        return this;
    }

    /** Types into an input of any form. */
    Clerk type(Locator input, String text) {
        hands.type(input, text);
        return this;
    }

    /** Chooses a file of this name and content. */
    Clerk attach(Locator input, String name, String content) {
        hands.attach(
                input, new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    /** What is downloaded by pressing a link. */
    String download(Locator link) throws IOException {
        return Files.readString(page.waitForDownload(() -> hands.press(link)).path());
    }

    /** Types into the input with this id, as "header.happened". */
    Clerk type(String name, String text) {
        hands.type(opened(input(name, 0)), text);
        return this;
    }

    /** Chooses what is called so. */
    Clerk choose(String name, String option) {
        Locator select = opened(input(name, 0));
        Locator choice = select.locator("option", new Locator.LocatorOptions().setHasText(option))
                .first();
        hands.choose(select, choice.getAttribute("value"));
        return this;
    }

    Clerk tick(String option) {
        hands.tick(page.getByLabel(option, new Page.GetByLabelOptions().setExact(true)));
        return this;
    }

    /** Opens the form for a command from the menu that is open. */
    Clerk openForm(String command) {
        return press(page.locator("main .menu a[href^='/record/" + command + "']")
                .and(page.locator("a[href$='/" + command + "'], a[href*='/" + command + "?']")));
    }

    /** Says which is meant where several are called the same. */
    Clerk pick(Predicate<String> meant) {
        for (Locator choice : page.locator("fieldset.pick input").all()) {
            if (meant.test(choice.getAttribute("value").replaceFirst("\\|.*", ""))) {
                hands.tick(choice);
            }
        }
        return this;
    }

    /** Answers each question, in the order in which the form asks; where more rows are wanted the form is asked for them. */
    Clerk fillIn(List<Answer> answers) {
        List<Answer> ordered = new ArrayList<>(answers);
        if (page.evaluate("() => [...document.querySelectorAll('form.record [name]')].map(it => it.name)")
                instanceof List<?> names) {
            ordered.sort(Comparator.comparingInt((Answer answer) -> names.indexOf(answer.input())));
        }
        ordered.stream().filter(answer -> !isKnown(answer)).forEach(this::fillIn);
        return this;
    }

    /** Of a form that was opened from a partnership the sides are no question. */
    private boolean isKnown(Answer answer) {
        return answer.input().startsWith("sides.")
                && page.locator("input[type=hidden][name=partnership]").count() > 0;
    }

    private void fillIn(Answer answer) {
        Locator box = page.locator("input[type=checkbox][name='" + answer.input() + "']");
        if (box.count() > 0) {
            Locator choice = box.and(page.locator("[value='" + answer.text() + "']"));
            openWhatHides(choice);
            hands.tick(choice);
            return;
        }
        if (answer.row() > 0 && input(answer.input(), answer.row()).count() == 0) {
            more(answer);
        }
        Locator input = opened(input(answer.input(), answer.row()));
        if (input.and(page.locator("select")).count() > 0) {
            hands.choose(input, answer.text());
        } else {
            hands.type(input, answer.text());
        }
    }

    private void more(Answer answer) {
        List<String> paths = List.of(answer.input(), answer.input().replaceFirst("\\.[^.]+$", ""));
        for (String path : paths) {
            Locator another = page.locator("button[value='more:" + path + "']");
            if (another.count() > 0) {
                openWhatHides(another);
                press(another);
                PlaywrightAssertions.assertThat(page.locator(":focus")).hasId(Pattern.compile("f-.+-" + answer.row()));
                return;
            }
        }
        throw new AssertionError("No way to say a second " + answer.input());
    }

    private Locator input(String name, int row) {
        return page.locator("[id='f-" + name.replace('.', '-') + (row == 0 ? "" : "-" + row) + "']");
    }

    private Locator opened(Locator input) {
        openWhatHides(input);
        return input;
    }

    /** Opens the parts of the form that are shown on demand. */
    private void openWhatHides(Locator input) {
        if (!input.isVisible()) {
            hands.press(page.locator("details.rare > summary"));
        }
    }

    Clerk press(String button) {
        return press(page.locator("main button:not(.first)")
                .filter(new Locator.FilterOptions().setHasText(button))
                .first());
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

    @SuppressWarnings("deprecation") // one should wait for an address: which it is, is what a walk finds out
    private void toTheNextPage(Locator it) {
        hands.goTo(it);
        page.waitForNavigation(() -> hands.press(it));
    }

    private Clerk checked() {
        reading.expectStatus(422);
        reading.expectStatus(400);
        reading.checkWhatIsNew();
        return this;
    }

    @Override
    public void close() {
        reading.close();
    }
}
