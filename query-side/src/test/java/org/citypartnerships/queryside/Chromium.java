package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.RequestOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A reader at a real browser, Debian's Chromium. Whatever page is opened is checked: it is there, breaks no rule of
 * accessibility (WCAG 2.2 AA, axe), is valid HTML (the Nu validator), says nothing in the console, breaks no content security
 * policy and asks no other host. Without the browser the tests fail: a page that nobody looked at is not tested.
 */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of(System.getProperty("chromium", "/usr/bin/chromium"));
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final RequestOptions AS_A_BROWSER = RequestOptions.create().setHeader("Accept", "text/html");
    private static final double WAIT_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;
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
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    static Chromium on(String address) {
        return new Chromium(address);
    }

    /** A reader whose browser asks for a language: {@code de-DE}. */
    Reading reading(String language) {
        return new Reading(new Browser.NewContextOptions().setLocale(language));
    }

    /** A reader with a phone. */
    Reading onAPhone() {
        return new Reading(new Browser.NewContextOptions()
                .setLocale("en-GB")
                .setViewportSize(360, 740)
                .setIsMobile(true));
    }

    /** A reader who allows no scripts. */
    Reading withoutScripts() {
        return new Reading(new Browser.NewContextOptions().setLocale("en-GB").setJavaScriptEnabled(false));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** One reader, with cookies of their own. */
    final class Reading implements AutoCloseable {

        private final BrowserContext context;
        private final List<String> complaints = new ArrayList<>();
        final Page page;

        private Reading(Browser.NewContextOptions options) {
            this.context = browser.newContext(options);
            this.context.setDefaultTimeout(WAIT_MILLIS);
            this.page = context.newPage();
            page.onConsoleMessage(this::heard);
            page.onPageError(error -> complaints.add("script: " + error));
            page.onRequest(request -> {
                if (!request.url().startsWith(address)) {
                    complaints.add("another host is asked: " + request.url());
                }
            });
        }

        private void heard(ConsoleMessage message) {
            if (List.of("error", "warning").contains(message.type())) {
                complaints.add("console: " + message.text());
            }
        }

        /** Opens a page, which must be there, and checks it. */
        Page open(String path) {
            return open(path, 200);
        }

        /** Opens a page that answers with a status, and checks it. */
        Page open(String path, int status) {
            Response response = page.navigate(address + path);
            assertThat(response.status()).as(path).isEqualTo(status);
            if (status >= 400) {
                complaints.removeIf(complaint -> complaint.contains("the server responded with a status of " + status));
            }
            check();
            return page;
        }

        /** Checks the page that is open. */
        void check() {
            List<String> found = new ArrayList<>(complaints);
            // As it was sent: a browser mends what it gets.
            found.addAll(HtmlRules.brokenBy(
                    context.request().get(page.url(), AS_A_BROWSER).text()));
            if (page.evaluate("() => typeof document.body") != null) {
                new AxeBuilder(page)
                        .withTags(RULES)
                        .analyze()
                        .getViolations()
                        .forEach(rule ->
                                found.add("axe: " + rule.getId() + ": " + rule.getHelp() + ": " + rule.getNodes()));
            }
            assertThat(found).as(page.url()).isEmpty();
        }

        /** Keeps a picture of the whole page in {@code target/pictures}, or where {@code -Dpictures=PATH} says. */
        void picture(String name) {
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
