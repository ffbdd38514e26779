package org.citypartnerships.queryside;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.queryside.Chromium.Reading;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.StatementKind;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the overview counts can be gone through: everything that was recorded, and every source. */
class ListsOfEverythingTest {

    private static final int SAID_MANY = 60;

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @SuppressWarnings("NullAway.Init")
    private static Chromium chromium;

    @BeforeAll
    static void record_more_than_a_page_holds() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland()));
        List<Event> many = new ArrayList<>();
        for (int said = 1; said <= SAID_MANY; said++) {
            many.add(said("said-" + said, Visibility.PUBLIC));
        }
        many.add(said("among-ourselves", Visibility.INTERNAL));
        many.add(source("stadte", "Städtepartnerschaften der Länder", "Landesarchiv", Visibility.PUBLIC));
        many.add(source("memo", "Memo among ourselves", null, Visibility.INTERNAL));
        queries.record(many.toArray(Event[]::new));
        queries.propose(said("not-confirmed", Visibility.PUBLIC));
        chromium = Chromium.on(queries.address());
    }

    @AfterAll
    static void stop() {
        chromium.close();
        queries.close();
    }

    private static StatementRecorded said(String entry, Visibility visibility) {
        return new StatementRecorded(
                Seeds.SUNDERLAND_HARBIN,
                header(entry, visibility),
                new Statement(StatementKind.OPINION, "It was " + entry + ".", null, Seeds.HARBIN, List.of()));
    }

    private static SourceRegistered source(
            String name, String title, @Nullable String publisher, Visibility visibility) {
        return new SourceRegistered(
                new SourceId("source:" + name),
                header("registered", visibility),
                SourceKind.LIST,
                title,
                publisher,
                List.of(),
                null,
                null,
                null,
                "de",
                null,
                Reliability.FIRST_HAND);
    }

    private static Header header(String entry, Visibility visibility) {
        return new Header(new EntryId(entry), null, List.of(), null, List.of(), visibility, null);
    }

    private static List<String> titles(String query) {
        return queries.get("/api/sources" + query)
                .json()
                .path("items")
                .valueStream()
                .map(source -> source.path("title").asString())
                .toList();
    }

    @Test
    void the_counts_of_the_overview_lead_to_what_they_count() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/");
            Locator counts = page.locator(".counts");
            assertThat(counts.locator("li:not(:has(a))")).hasCount(0);
            for (String[] each :
                    new String[][] {{"facts on partnerships and parties", "facts"}, {"sources", "sources"}}) {
                Locator count = counts.locator("a", new Locator.LocatorOptions().setHasText(each[0]));
                String number = count.locator("strong").innerText();
                count.click();
                assertThat(page.locator("main")).containsText(Pattern.compile("\\b" + number + " " + each[1]));
                reading.check();
                reading.picture("everything-" + each[1]);
                page.goBack();
            }
        }
    }

    @Test
    void everything_recorded_for_everybody_is_gone_through_once_the_latest_first() {
        List<String> read = new ArrayList<>();
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/recorded");
            assertThat(page.locator(".news li").first()).containsText("It was said-60.");
            read.addAll(page.locator(".news li").allInnerTexts());
            Locator older = page.locator("a[rel=next]");
            int pages = 1;
            for (; older.isVisible() && pages < 10; pages++) {
                older.click();
                read.addAll(page.locator(".news li").allInnerTexts());
            }
            reading.check();
            assertThat(pages).isEqualTo(2);
            page.getByText("To what was recorded last").click();
            assertThat(page.locator(".news li")).hasCount(50);
            reading.open("/recorded?before=1");
            assertThat(page.locator("main")).containsText("Nothing was recorded before that");
        }
        assertThat(read)
                .hasSize(queries.get("/api/overview")
                        .json()
                        .at("/counts/entries")
                        .asInt())
                .noneMatch(line -> line.contains("among-ourselves") || line.contains("not-confirmed"));
        assertThat(Stream.iterate(SAID_MANY, said -> said - 1)
                        .limit(SAID_MANY)
                        .map(said -> "It was said-" + said + "."))
                .allSatisfy(said ->
                        assertThat(read).filteredOn(line -> line.contains(said)).hasSize(1));
    }

    @Test
    void a_place_that_is_none_is_refused_with_what_to_say() {
        assertThat(queries.get("/recorded?before=yesterday").status()).isEqualTo(400);
        assertThat(queries.get("/recorded?before=yesterday").body()).contains("such as 4711");
    }

    @Test
    void sources_are_found_by_any_spelling_of_title_or_publisher_and_by_kind() {
        String city = "Städtepartnerschaften der Länder";
        assertThat(titles("?q=stadtepartner")).containsExactly(city);
        assertThat(titles("?q=St%C3%A4dte")).containsExactly(city);
        assertThat(titles("?q=staedtepartner")).containsExactly(city);
        assertThat(titles("?q=der+laender")).containsExactly(city);
        assertThat(titles("?q=landesarchiv")).containsExactly(city);
        assertThat(titles("?kind=LIST")).containsExactly(city);
        assertThat(titles("?q=%D1%85%D0%B0%D1%80%D0%B1%D0%B8%D0%BD"))
                .as("харбин, in Russian letters")
                .contains("Visit of the delegation of Harbin");
        assertThat(titles("?q=among+ourselves")).isEmpty();
        assertThat(titles(""))
                .contains(city, "Visit of the delegation of Harbin")
                .isSorted();
        assertThat(queries.get("/api/sources.csv?kind=LIST").body())
                .startsWith("id,kind,title,publisher,publishedOn")
                .contains(city);
        assertThat(queries.get("/api/sources?kind=RUMOUR").status()).isEqualTo(400);
    }

    @Test
    void a_source_is_found_on_its_page_and_what_matches_none_is_said() {
        try (Reading reading = chromium.reading("en-GB")) {
            Page page = reading.open("/sources");
            page.getByLabel("Part of the title").fill("delegation of harbin");
            page.locator("main form button").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("caption")).hasText("One source");
            reading.check();
            page.locator("tbody a").click();
            assertThat(page.locator("h1")).hasText("Visit of the delegation of Harbin");
            reading.open("/sources?q=no+such+paper");
            assertThat(page.locator("main")).containsText("None matches.");
            reading.open("/sources?kind=RUMOUR&page=9"); // a kind that is none does not filter
            assertThat(page.locator("main")).containsText("There is only one page");
        }
    }

    @Test
    void a_kind_that_is_none_is_told_beside_the_form() {
        try (Reading reading = chromium.reading("en-GB")) {
            for (String list : List.of("/sources", "/parties")) {
                Page page = reading.open(list + "?kind=RUMOUR");
                assertThat(page.locator(".errors").allInnerTexts())
                        .singleElement()
                        .asString()
                        .contains("What it is: choose from the list.");
                assertThat(page.locator("#filter-kind")).hasAttribute("aria-invalid", "true");
                assertThat(page.locator("tbody tr").count()).isPositive();
                reading.check();
                reading.picture("kind-that-is-none" + list.replace('/', '-'));
            }
        }
    }
}
