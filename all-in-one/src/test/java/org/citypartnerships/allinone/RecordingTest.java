package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.allinone.Dictation.Answer;
import org.citypartnerships.queryside.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Recording at the pages, in a browser, with both applications behind them. */
class RecordingTest {

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        applications = new BothApplications(folder);
        Users users = new Users(applications);
        users.add("clerk", "RECORDER");
        chromium = Chromium.on(applications.pages());
    }

    @AfterAll
    static void stop() {
        chromium.close();
        applications.close();
    }

    @Test
    void a_clerk_records_a_signing_between_cities_that_nobody_has_recorded_before() {
        try (Clerk clerk = Clerk.Way.WITH_SCRIPTS.at(chromium).signIn("clerk")) {
            clerk.follow("Record").picture("record-menu");
            clerk.follow("Protocol signed").picture("record-form-empty");
            clerk.press("Check your answers").picture("record-form-wrong");
            assertThat(clerk.mistakes())
                    .contains("Name at least one city", "What it establishes: Please fill this in.");
            clerk.type("sides.1", "Harbin")
                    .type("sides.2", "Murmansk")
                    .type("header.happened", "in March 2014")
                    .type("instrument.title", "protocol of intentions on the establishment of friendly ties")
                    .tick("intent")
                    .type("instrument.place.party", "Harbin")
                    .type("header.evidence.source", "Visit of the delegation of Harbin (PRC) to Murmansk")
                    .type("header.evidence.where", "paragraph 4")
                    .type("header.evidence.quote", "the signing of a protocol of intentions")
                    .press("Check your answers")
                    .picture("record-form-new");
            assertThat(clerk.mistakes()).contains("“Harbin” is not on record", "“Murmansk” is not on record");
            clerk.choose("new.sides.1.0.kind", "city")
                    .choose("new.sides.1.0.country", "China")
                    .press("Put “Harbin” on record now");
            assertThat(clerk.text()).contains("“Harbin” is on record now.");
            clerk.choose("new.sides.2.0.kind", "city")
                    .choose("new.sides.2.0.country", "Russia")
                    .press("Put “Murmansk” on record now");
            clerk.choose("new.header.evidence.source.0.kind", "web page")
                    .type("new.header.evidence.source.0.publishedOn", "23 May 2016")
                    .press("Put “Visit of the delegation");
            clerk.press("Check your answers").picture("record-check");
            assertThat(clerk.text())
                    .contains(
                            "Protocol of intent",
                            "establishes intent",
                            "Understood as March 2014 (2014-03)",
                            "“in March 2014”");
            clerk.press("Record it").picture("recorded");
            assertThat(clerk.page().url()).contains("/partnerships/harbin-cn~murmansk-ru");
            assertThat(clerk.page().locator("body").innerText()).contains("Recorded.", "Harbin – Murmansk");
            assertThat(clerk.text()).contains("intent signed", "March 2014");
        }
    }

    @Test
    void a_city_that_is_new_is_filled_in_from_geonames_and_recorded_only_when_the_clerk_says_so() throws Exception {
        fillIn("Arkhangelsk", "Arkhangel’sk, Russia", Clerk.Way.WITH_SCRIPTS.at(chromium));
        JsonNode city = applications.read("/api/parties/arkhangelsk-ru?readAfter=" + applications.head());
        assertThat(city.path("identifiers").path("geonames").asString()).isEqualTo("581049");
        assertThat(city.path("latitude").asString()).isEqualTo("64.54");

        fillIn("Cambridge", "Cambridge, Canada", Clerk.Way.WITHOUT_SCRIPTS.at(chromium));
        assertThat(applications
                        .read("/api/parties/cambridge-ca?readAfter=" + applications.head())
                        .path("country")
                        .asString())
                .isEqualTo("CA");
    }

    @Test
    void towns_that_act_as_one_are_recorded_with_the_name_that_they_use_together() throws Exception {
        String towns = Stream.of("Wismar", "Stade", "Turku")
                .map(town -> """
                        {"command": "RegisterParty", "payload": {"partyId": "party:%s", "header": {"entryId": "registered"},\
                         "kind": "CITY", "names": [{"text": "%s"}]}}
                        """.formatted(town.toLowerCase(Locale.ROOT), town))
                .collect(Collectors.joining());
        assertThat(applications.importLines(towns).path("refused").toString()).isEqualTo("[]");
        try (Clerk clerk = Clerk.Way.WITH_SCRIPTS.at(chromium).signIn("clerk")) {
            clerk.open("/record/SignMoU?readAfter=" + applications.head())
                    .fillIn(List.of(
                            new Answer("sides.1", 0, "Wismar"),
                            new Answer("sides.1", 1, "Stade"),
                            new Answer("sides.1.name", 0, "Hanseatic towns of the coast"),
                            new Answer("sides.2", 0, "Turku"),
                            new Answer("instrument.establishes", 0, "FRIENDSHIP")))
                    .press("Check your answers");
            assertThat(clerk.text()).contains("“Hanseatic towns of the coast”");
            clerk.press("Record it");
            assertThat(clerk.text()).contains("Hanseatic towns of the coast: ");
        }
    }

    private static void fillIn(String name, String town, Clerk somebody) throws Exception {
        try (Clerk clerk = somebody.signIn("clerk")) {
            clerk.open("/record/SignProtocol").type("sides.1", name).press("Check your answers");
            assertThat(clerk.text()).contains("From GeoNames (CC BY 4.0)");
            long before = applications.head();
            clerk.press(town).picture("record-form-town");
            PlaywrightAssertions.assertThat(clerk.page().locator("#f-new-sides-1-0-kind"))
                    .isFocused();
            assertThat(clerk.page().locator("#f-new-sides-1-0-kind").inputValue())
                    .isEqualTo("CITY");
            assertThat(clerk.page()
                            .locator("#f-new-sides-1-0-identifiers-geonames")
                            .inputValue())
                    .isNotEmpty();
            assertThat(applications.head()).isEqualTo(before);
            clerk.type("new.sides.1.0.coordinates.latitude", "sixty").press("Put “" + name + "” on record now");
            assertThat(clerk.mistakes()).contains("“sixty” is not a number.");
            assertThat(applications.head()).isEqualTo(before);
            clerk.type("new.sides.1.0.coordinates.latitude", "64.54").press("Put “" + name + "” on record now");
            assertThat(clerk.text()).contains("“" + name + "” is on record now.");
            PlaywrightAssertions.assertThat(clerk.page().locator("#f-sides-1")).isFocused();
        }
    }
}
