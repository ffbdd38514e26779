package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.citypartnerships.allinone.Browser.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source says otherwise of a field of an entry, and somebody settles which of both holds: each on forms, in words. */
class ContestingTest {

    private static final String CONTEST = "/record/ContestEntry";
    private static final String SETTLE = "/record/SettleDispute";
    private static final Pattern MISTAKE = Pattern.compile("<a href=\"#(f-[^\"]+)\"");
    private static final Pattern ANSWERS = Pattern.compile("(?s)<dl class=\"answers\">(.*?)</dl>");
    private static final Pattern FIELDS = Pattern.compile("(?s)<select id=\"f-field\".*?</select>");

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static Browser olga;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        applications = new BothApplications(folder);
        imported("""
                {"command": "RegisterParty", "payload": {"partyId": "party:turku-fi", "header": {"entryId": "registered"}, \
                "kind": "CITY", "names": [{"text": "Turku"}], "country": "FI"}}
                {"command": "RegisterSource", "payload": {"sourceId": "source:gazette", "header": {"entryId": "registered"}, \
                "kind": "PRESS", "title": "Baltic Gazette"}}
                {"command": "RegisterSource", "payload": {"sourceId": "source:deed", "header": {"entryId": "registered"}, \
                "kind": "DEED", "title": "The deed itself"}}
                """);
        Users users = new Users(applications);
        users.add("olga", "RECORDER");
        olga = users.signedIn("olga");
    }

    @AfterAll
    static void stop() {
        applications.close();
    }

    private static void imported(String lines) throws IOException, InterruptedException {
        assertThat(applications.importLines(lines).path("refused").toString()).isEqualTo("[]");
    }

    /** A town that has signed an agreement of five years with Turku; tells how the entry is addressed. */
    private static String agreed(String town) throws Exception {
        String id = town.toLowerCase(Locale.ROOT);
        imported("""
                {"command": "RegisterParty", "payload": {"partyId": "party:%1$s-de", "header": {"entryId": "registered"}, \
                "kind": "CITY", "names": [{"text": "%2$s"}], "country": "DE"}}
                {"command": "SignAgreement", "payload": {"partnership": {"sides": [{"members": ["party:%1$s-de"]}, \
                {"members": ["party:turku-fi"]}]}, "header": {"entryId": "signing", "happened": "2015-10-13", \
                "evidence": [{"source": "source:deed"}]}, \
                "instrument": {"form": "FRIENDSHIP_AGREEMENT", "title": "Treaty", "establishes": ["FRIENDSHIP"], \
                "place": {"party": "party:turku-fi"}, "term": {"kind": "FIXED", "period": "P5Y", "renewalsLeft": 2}}}}
                """.formatted(id, town));
        return "?entry=partnership:" + id + "-de~turku-fi%23signing&readAfter=" + applications.head();
    }

    private static Shown contested(String entry, String field, String claimed)
            throws IOException, InterruptedException {
        Map<String, String> hidden = Browser.hidden(olga.open(CONTEST + entry).body());
        return olga.submit(
                CONTEST,
                hidden,
                "field",
                field,
                "claimed",
                claimed,
                "header.evidence.source",
                "Baltic Gazette",
                "action",
                "check");
    }

    private static String answers(Shown page) {
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return found(ANSWERS, page);
    }

    private static String found(Pattern part, Shown page) {
        return part.matcher(page.body()).results().findFirst().orElseThrow().group();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Aachen  | /header/happened              | 13.10.2014           | When                       | 13 October 2014
            Bonn    | /header/happened              | Oktober 2014         | When                       | October 2014
            Celle   | /instrument/term/period       | drei Jahre           | For how long               | drei Jahre
            Dachau  | /instrument/establishes       | Twinning             | What it establishes        | <p>twinning</p>
            Emden   | /instrument/establishes       | friendship, twinning | What it establishes        | <p>twinning</p>
            Fulda   | /instrument/form              | memorandum           | What kind of paper         | Memorandum of understanding
            Gotha   | /instrument/term/renewalsLeft | 3                    | How often it renews itself | <p>3</p>
            Husum   | /instrument/place/party       | Husum                | Where                      | <p>Husum
            Ilmenau | /instrument/title             | "Treaty" of amity    | Its title                  | Treaty&quot; of amity
            """)
    void the_other_value_is_taken_as_the_form_takes_the_field_itself(
            String town, String field, String claimed, String label, String understood) throws Exception {
        String entry = agreed(town);

        Shown checked = contested(entry, field, claimed);
        assertThat(answers(checked))
                .contains("<dt>Which field</dt><dd><p>" + label + "</p>", understood)
                .doesNotContain(field);
        Shown recorded = olga.submit(CONTEST, Browser.hidden(checked.body()), "action", "record");
        assertThat(recorded.status()).as(recorded.body()).isEqualTo(302);
    }

    @Test
    void the_fields_to_choose_from_say_what_is_on_record_in_words() throws Exception {
        String form = found(FIELDS, olga.open(CONTEST + agreed("Jena")));

        assertThat(form)
                .contains("When: 13 October 2015", "What it establishes: friendship", "For how long: 5 years")
                .contains("What kind of paper: Friendship agreement", ": Turku<")
                .doesNotContain("FRIENDSHIP", "FIXED", "P5Y", "party:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Kiel    | /header/happened        | at the feast | is not understood
            Leer    | /instrument/term/period | for ever     | Write it like 5 years
            Mainz   | /instrument/establishes | wedding      | “wedding” is not in the list of this field
            Norden  | /instrument/form        | wedding      | Choose one from the list
            Olpe    | /header/happened        | 13.10.2015   | The entry says just that already
            """)
    void what_cannot_be_is_refused_at_the_value_and_says_what_to_do(
            String town, String field, String claimed, String says) throws Exception {
        Shown page = contested(agreed(town), field, claimed);

        assertThat(page.status()).as(page.body()).isNotEqualTo(200);
        assertThat(MISTAKE.matcher(page.body()).results().map(mistake -> mistake.group(1)))
                .containsExactly("f-claimed");
        assertThat(page.body()).contains(says);
    }

    @Test
    void whoever_settles_sees_which_values_of_which_entry_compete_and_what_says_so() throws Exception {
        Shown checked = contested(agreed("Plauen"), "/instrument/term/period", "three years");
        Shown recorded = olga.submit(CONTEST, Browser.hidden(checked.body()), "action", "record");
        assertThat(recorded.status()).isEqualTo(302);
        String settling = Pattern.compile("/record/SettleDispute\\?entry=([^\"&]+)")
                .matcher(olga.open("/partnerships/plauen-de~turku-fi?readAfter=" + applications.head())
                        .body())
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);

        Shown form = olga.open(SETTLE + "?entry=" + settling);
        Shown check = olga.submit(
                SETTLE, Browser.hidden(form.body()), "prevailing", "RECORDED", "reason", "the deed", "action", "check");
        for (Shown page : List.of(form, check)) {
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(page.body())
                    .contains("href=\"/partnerships/plauen-de~turku-fi\"", "13 October 2015: ", "For how long")
                    .contains("<strong>5 years</strong>", "<strong>3 years</strong>")
                    .contains("The deed itself", "Baltic Gazette")
                    .doesNotContain("P5Y", "P3Y", "/instrument/term/period");
        }
    }
}
