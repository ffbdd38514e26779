package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reader at a real browser, Debian's Chromium. Whatever page is opened is checked: it is there, breaks no rule of
 * accessibility (WCAG 2.2 AA, axe), is valid HTML (the Nu validator), says nothing in the console, breaks no content security
 * policy and asks no other host. Without the browser the tests fail: a page that nobody looked at is not tested.
 */
public final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final RequestOptions AS_A_BROWSER = RequestOptions.create().setHeader("Accept", "text/html");
    private static final int PHONE_WIDTH_MAX = 600;
    private static final double WAIT_MILLIS = 60_000;

    /** Each kind of element on the page: what it is, what it is in, whether it says something, and the heading before a heading. */
    private static final String KINDS = """
            () => {
              const kinds = new Set();
              const kind = it => it.localName + '.' + it.className + [...it.attributes]
                  .filter(one => !['id', 'class', 'href', 'value', 'for', 'name'].includes(one.name))
                  .map(one => one.name);
              let heading = '';
              for (const it of document.body.querySelectorAll('*')) {
                const isHeading = /^h[1-6]$/.test(it.localName);
                kinds.add(kind(it.parentElement) + '>' + kind(it) + (it.textContent.trim() ? '' : ' empty') + (isHeading ? heading : ''));
                if (isHeading) heading = it.localName;
              }
              return [...kinds];
            }
            """;

    private static final String UNFOLD = """
            () => {
              window.folded = [...document.querySelectorAll('details.fold:not([open])')];
              window.folded.forEach(it => { it.open = true; });
            }
            """;
    /** The rows of tables, on a wide screen, whose cells don't stand in columns: some other rule of the style sheet took them. */
    private static final String ROWS_OUT_OF_COLUMNS = """
            () => matchMedia('(min-width: 45rem)').matches
                ? [...document.querySelectorAll('tr')]
                    .filter(row => !['table-row', 'none'].includes(getComputedStyle(row).display)
                        || [...row.cells].some(cell => !['table-cell', 'none'].includes(getComputedStyle(cell).display)))
                    .map(row => 'no row of a table: ' + row.outerHTML)
                : []
            """;

    private static final String FOLD_AGAIN = "() => window.folded.forEach(it => { it.open = false; })";

    private final Playwright playwright;
    private final Browser browser;
    private final Set<Object> kindsLookedAt = new HashSet<>();
    private final String address;

    private Chromium(String address) {
        assertThat(PROGRAM)
                .as("These tests look at the pages in Chromium: apt-get install chromium, or -Dchromium=PATH")
                .isExecutable();
        this.address = address;
        PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setHeadless(true)
                        .setTimeout(2 * WAIT_MILLIS)
                        .setArgs(List.of(
                                "--lang=en-US", // the browser's own; what a reader's browser asks for is set for each
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** What is right of a page, thousands of lines, is told to nobody. */
    private static AxeRunOptions whatIsWrong() {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return options;
    }

    /** The pages at an address. */
    public static Chromium on(String address) {
        return new Chromium(address);
    }

    /** A reader whose browser asks for a language: {@code de-DE}. */
    public Reading reading(String language) {
        return new Reading(new Browser.NewContextOptions().setLocale(language));
    }

    /** A reader with a phone. */
    public Reading onAPhone() {
        return new Reading(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setViewportSize(360, 740)
                .setIsMobile(true));
    }

    /** A reader whose screen is that many pixels wide, or a phone's if less than 600, in the colours that they prefer. */
    public Reading reading(String language, ColorScheme colours, int width) {
        return new Reading(new Browser.NewContextOptions()
                .setLocale(language)
                .setColorScheme(colours)
                .setViewportSize(width, 800)
                .setIsMobile(width < PHONE_WIDTH_MAX));
    }

    /** A reader who allows no scripts. */
    public Reading withoutScripts() {
        return new Reading(new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** One reader, with cookies of their own. */
    public final class Reading implements AutoCloseable {

        private final BrowserContext context;
        private final List<String> complaints = new ArrayList<>();
        private final Set<String> failing = new HashSet<>();

        /** Without them the rules of accessibility, which are a script, never come to an end. */
        private final boolean hasScripts;

        /** What the server sent of the page that is open. */
        private @Nullable Response sent;

        /** The page that is open. */
        public final Page page;

        private Reading(Browser.NewContextOptions options) {
            this.context = browser.newContext(options);
            this.hasScripts = !Boolean.FALSE.equals(options.javaScriptEnabled);
            this.context.setDefaultTimeout(WAIT_MILLIS);
            this.page = context.newPage();
            page.onResponse(response -> {
                String type = response.headers().getOrDefault("content-type", "");
                boolean isLeading = response.status() >= 300 && response.status() < 400;
                if (response.request().isNavigationRequest() && type.startsWith("text/html") && !isLeading) {
                    sent = response;
                }
            });
            page.onConsoleMessage(this::heard);
            page.onPageError(error -> complaints.add("script: " + error));
            page.onRequest(request -> {
                if (!request.url().startsWith(address)) {
                    complaints.add("another host is asked: " + request.url());
                }
            });
        }

        /** A form that is sent again with what is wrong in it is no failure of the page. */
        public void expectStatus(int status) {
            complaints.removeIf(complaint -> complaint.contains("the server responded with a status of " + status));
        }

        /** That an address answers with a failure is what is looked at: the browser's word of it, sooner or later, is none. */
        public void expectFailureOf(String path) {
            failing.add(address + path);
        }

        private void heard(ConsoleMessage message) {
            if (message.text().contains("the server responded with a status of")
                    && failing.stream().anyMatch(message.location()::startsWith)) {
                return;
            }
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add("console: " + message.text());
            }
        }

        /** Opens a page, which must be there, and checks it. */
        public Page open(String path) {
            return open(path, 200);
        }

        /** Opens a page on the way, which must be there, and checks what is new on it. */
        public Page visit(String path) {
            assertThat(page.navigate(address + path).status()).as(path).isEqualTo(200);
            checkWhatIsNew();
            return page;
        }

        /** Opens a page that answers with a status, and checks it. */
        public Page open(String path, int status) {
            if (status >= 400) {
                expectFailureOf(path);
            }
            Response response = page.navigate(address + path);
            assertThat(response.status()).as(path).isEqualTo(status);
            check();
            return page;
        }

        /**
         * Checks the page that is open, by the rules of accessibility only if it has a kind of element that none of the pages
         * looked at before had: a walk of a hundred pages takes minutes otherwise.
         */
        public void checkWhatIsNew() {
            boolean isNew = hasScripts && page.evaluate(KINDS) instanceof List<?> kinds && kindsLookedAt.addAll(kinds);
            check(isNew);
        }

        /** Checks the page that is open. */
        public void check() {
            check(hasScripts);
        }

        private void check(boolean byRulesOfAccessibility) {
            List<String> found = new ArrayList<>(complaints);
            complaints.clear();
            // As it was sent: a browser mends what it gets.
            found.addAll(HtmlRules.brokenBy(
                    sent == null
                            ? context.request().get(page.url(), AS_A_BROWSER).text()
                            : sent.text()));
            if (hasScripts && page.evaluate(ROWS_OUT_OF_COLUMNS) instanceof List<?> rows) {
                rows.forEach(row -> found.add(row.toString()));
            }
            if (byRulesOfAccessibility) {
                page.evaluate(UNFOLD); // axe passes over what is folded, though a wide screen shows it
                new AxeBuilder(page)
                        .options(whatIsWrong())
                        .withTags(RULES)
                        // No page has frames: what is found need not be put together in a second window.
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations()
                        .forEach(rule ->
                                found.add("axe: " + rule.getId() + ": " + rule.getHelp() + ": " + rule.getNodes()));
                page.evaluate(FOLD_AGAIN);
            }
            assertThat(found).as(page.url()).isEmpty();
        }

        /** Keeps a picture of the whole page in {@code target/pictures}, or where {@code -Dpictures=PATH} says. */
        public void picture(String name) {
            try {
                Files.createDirectories(PICTURES);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + ".png"))
                    .setFullPage(true));
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
