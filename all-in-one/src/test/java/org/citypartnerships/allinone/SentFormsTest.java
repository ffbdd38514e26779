package org.citypartnerships.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.citypartnerships.allinone.Browser.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that are sent with too much in them, twice, or by two clerks about one entry, with both applications behind them. */
class SentFormsTest {

    private static final Pattern MISTAKE = Pattern.compile("<a href=\"#(f-[^\"]+)\"");
    private static final String CORRECT = "/record/CorrectEntry";
    private static final String RETRACT = "/record/RetractEntry";

    @TempDir
    static Path folder;

    private static BothApplications applications;
    private static Browser olga;
    private static Browser anna;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        applications = new BothApplications(folder);
        imported("""
                {"command": "RegisterParty", "payload": {"partyId": "party:turku-fi", "header": {"entryId": "registered"}, \
                "kind": "CITY", "names": [{"text": "Turku"}], "country": "FI"}}
                {"command": "RegisterSource", "payload": {"sourceId": "source:gazette", "header": {"entryId": "registered"}, \
                "kind": "PRESS", "title": "Baltic Gazette"}}
                """);
        Users users = new Users(applications);
        users.add("olga", "RECORDER");
        users.add("anna", "RECORDER");
        olga = users.signedIn("olga");
        anna = users.signedIn("anna");
    }

    @AfterAll
    static void stop() {
        applications.close();
    }

    private static void imported(String lines) throws IOException, InterruptedException {
        assertThat(applications.importLines(lines).path("refused").toString()).isEqualTo("[]");
    }

    /** A town that has signed an agreement with Turku; tells how the entry is addressed. */
    private static String agreed(String town) throws Exception {
        String id = town.toLowerCase(Locale.ROOT);
        imported("""
                {"command": "RegisterParty", "payload": {"partyId": "party:%1$s-de", "header": {"entryId": "registered"}, \
                "kind": "CITY", "names": [{"text": "%2$s"}], "country": "DE"}}
                {"command": "SignAgreement", "payload": {"partnership": {"sides": [{"members": ["party:%1$s-de"]}, \
                {"members": ["party:turku-fi"]}]}, "header": {"entryId": "signing", "happened": "2005-06-02"}, \
                "instrument": {"form": "FRIENDSHIP_AGREEMENT", "title": "Treaty of freindship", "establishes": ["FRIENDSHIP"]}}}
                """.formatted(id, town));
        return "?entry=partnership:" + id + "-de~turku-fi%23signing&readAfter=" + applications.head();
    }

    /** All that a clerk types who corrects the title. */
    private static String[] titled(String title, String action) {
        return new String[] {
            "correction.reason", "misread",
            "instrument.form", "FRIENDSHIP_AGREEMENT",
            "instrument.establishes", "FRIENDSHIP",
            "header.happened", "2005-06-02",
            "instrument.title", title,
            "action", action
        };
    }

    private static String[] titledOnly(String title) {
        return new String[] {"correction.reason", "misread", "instrument.title", title, "action", "check"};
    }

    private static Map<String, String> opened(Browser browser, String address)
            throws IOException, InterruptedException {
        Shown page = browser.open(address);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return Browser.hidden(page.body());
    }

    private static Shown sent(int status, Browser browser, String path, Map<String, String> hidden, String... fields)
            throws IOException, InterruptedException {
        Shown page = browser.submit(path, hidden, fields);
        assertThat(page.status()).as(page.body()).isEqualTo(status);
        return page;
    }

    private static Shown recorded(int status, Browser browser, String path, Shown checked)
            throws IOException, InterruptedException {
        return sent(status, browser, path, Browser.hidden(checked.body()), "action", "record");
    }

    @Test
    void a_number_of_another_kind_is_with_somebody_only_if_a_clerk_says_so() throws Exception {
        String partnership =
                agreed("Demmin").replace("entry=partnership:", "partnership=").replace("%23signing", "");
        assertThat(opened(olga, "/record/RecordTradeFigure" + partnership))
                .hasEntrySatisfying("scope.from.was", one -> assertThat(one).contains("demmin-de"))
                .hasEntrySatisfying("scope.to.was", other -> assertThat(other).contains("turku-fi"));
        for (String form : List.of("RecordFigure", "SetTarget")) {
            assertThat(opened(olga, "/record/" + form + partnership))
                    .hasEntrySatisfying("scope.from.was", one -> assertThat(one).contains("demmin-de"));
            assertThat(opened(olga, "/record/" + form + partnership).getOrDefault("scope.to.was", ""))
                    .isEmpty();
        }
    }

    @Test
    void what_is_too_long_is_told_beside_the_input_in_which_it_stands() throws Exception {
        agreed("Bremen");
        String form = "/record/SignProtocol";
        Map<String, String> hidden = opened(olga, form + "?readAfter=" + applications.head());
        for (String input : List.of(
                "instrument.title",
                "instrument.place.words",
                "header.evidence.where",
                "header.evidence.quote",
                "header.note",
                "sides.2.name")) {
            Map<String, String> typed = new LinkedHashMap<>(hidden);
            typed.putAll(Map.of(
                    "sides.1", "Bremen",
                    "sides.2", "Turku",
                    "instrument.form", "PROTOCOL_OF_INTENT",
                    "instrument.establishes", "INTENT",
                    "header.evidence.source", "Baltic Gazette"));
            Shown page = sent(400, olga, form, typed, input, "x".repeat(3000), "action", "check");
            assertThat(MISTAKE.matcher(page.body()).results().map(mistake -> mistake.group(1)))
                    .containsExactly("f-" + input.replace('.', '-'));
        }
    }

    @Test
    void what_nobody_can_read_is_refused_where_it_stands_and_not_left_out_in_silence() throws Exception {
        String correcting = CORRECT + agreed("Goslar");
        for (char unreadable : new char[] {'\0', '\u0001', '\u007f'}) {
            Shown page = sent(422, olga, CORRECT, opened(olga, correcting), titled("a" + unreadable + "b", "check"));

            assertThat(MISTAKE.matcher(page.body()).results().map(mistake -> mistake.group(1)))
                    .containsExactly("f-instrument-title");
            assertThat(page.body()).contains("as NUL or another control character", "value=\"ab\"");
        }
    }

    @Test
    void what_was_put_on_record_in_place_is_not_said_to_be_nothing() throws Exception {
        String form = "/record/SignProtocol";
        Shown page = sent(
                200,
                olga,
                form,
                opened(olga, form),
                "sides.1",
                "Oldenburg",
                "new.sides.1.0.kind",
                "CITY",
                "new.sides.1.0.country",
                "DE",
                "action",
                "add:party:0:sides.1");

        assertThat(page.body())
                .contains("“Oldenburg” is on record now.", "Nothing else was recorded.")
                .doesNotContain("Nothing was recorded.");
    }

    @Test
    void what_was_chosen_from_a_list_is_checked_as_the_list_says_it() throws Exception {
        agreed("Stade");
        String of = "?partnership=stade-de~turku-fi&readAfter=" + applications.head();
        String renew = "/record/RenewAgreement";
        Shown renewal = sent(
                200,
                olga,
                renew,
                opened(olga, renew + of),
                "header.links.RENEWS",
                "signing",
                "header.happened",
                "2010",
                "instrument.form",
                "FRIENDSHIP_AGREEMENT",
                "instrument.establishes",
                "FRIENDSHIP",
                "action",
                "check");
        assertThat(renewal.body()).containsPattern("Which paper is renewed</dt><dd><p>2 June 2005: ");

        String expire = "/record/RecordExpiry";
        Shown expiry = sent(
                200,
                olga,
                expire,
                opened(olga, expire + of),
                "instrument",
                "signing",
                "header.happened",
                "2012",
                "action",
                "check");
        assertThat(expiry.body()).contains("<p>2 June 2005: ").doesNotContain("<p>signing</p>");

        String contest = "/record/ContestEntry";
        Shown contested = sent(
                200,
                olga,
                contest,
                opened(olga, contest + "?entry=partnership:stade-de~turku-fi%23signing"),
                "field",
                "/instrument/title",
                "claimed",
                "Treaty of friendship",
                "header.evidence.source",
                "Baltic Gazette",
                "action",
                "check");
        assertThat(contested.body()).contains("<dd><p>Its title</p>").doesNotContain("<p>/instrument/title</p>");
    }

    @Test
    void a_party_put_on_record_in_place_is_checked_with_its_country_as_any_other() throws Exception {
        String form = "/record/SignProtocol";
        String[] typed = {
            "sides.1", "Essen",
            "sides.2", "Turku",
            "instrument.form", "PROTOCOL_OF_INTENT",
            "instrument.establishes", "INTENT",
            "new.sides.1.0.kind", "CITY",
            "new.sides.1.0.country", "DE"
        };
        Map<String, String> hidden = opened(olga, form);
        for (int i = 0; i < typed.length; i += 2) {
            hidden.put(typed[i], typed[i + 1]);
        }
        Shown added = sent(200, olga, form, hidden, "action", "add:party:0:sides.1");
        hidden.putAll(Browser.hidden(added.body()));
        Shown checked = sent(200, olga, form, hidden, "action", "check");
        assertThat(checked.body()).contains("<p>Essen (Germany)</p>", "<p>Turku (Finland)</p>");
    }

    @Test
    void a_party_on_both_sides_is_told_beside_the_second_in_the_reader_s_language() throws Exception {
        Browser clerk = readingGerman();
        String form = "/record/SignProtocol";
        Shown page = sent(
                422,
                clerk,
                form,
                opened(clerk, form),
                "sides.1",
                "Turku",
                "sides.2",
                "Turku",
                "instrument.form",
                "PROTOCOL_OF_INTENT",
                "instrument.establishes",
                "INTENT",
                "action",
                "check");
        assertThat(MISTAKE.matcher(page.body()).results().map(mistake -> mistake.group(1)))
                .containsExactly("f-sides-2");
        assertThat(page.body()).contains("Turku (Finnland) steht auf beiden Seiten: Wählen Sie");
    }

    @Test
    void a_party_and_a_town_are_found_as_they_are_typed_without_umlauts() throws Exception {
        imported("""
                {"command": "RegisterParty", "payload": {"partyId": "party:lueneburg-de", "header": {"entryId": "registered"}, \
                "kind": "CITY", "names": [{"text": "Lüneburg"}], "country": "DE"}}
                """);
        Shown page = sent(
                422,
                olga,
                "/record/SignProtocol",
                opened(olga, "/record/SignProtocol?readAfter=" + applications.head()),
                "sides.1",
                "Lueneburg",
                "sides.2",
                "Guetersloh",
                "action",
                "check");
        assertThat(page.body()).contains("value=\"party:lueneburg-de|", "Gütersloh, Germany");
    }

    @Test
    void degrees_beyond_the_globe_are_told_both_at_once_in_the_reader_s_language() throws Exception {
        Browser clerk = readingGerman();
        String latitude = "„95“ ist keine geografische Breite. Schreiben Sie eine Zahl von -90 bis 90.";
        String longitude = "„-180,5“ ist keine geografische Länge. Schreiben Sie eine Zahl von -180 bis 180.";
        Shown party = sent(
                422,
                clerk,
                "/record/RegisterParty",
                opened(clerk, "/record/RegisterParty"),
                "names.text",
                "Thule",
                "kind",
                "CITY",
                "coordinates.latitude",
                "95",
                "coordinates.longitude",
                "-180,5",
                "action",
                "check");
        assertThat(MISTAKE.matcher(party.body()).results().map(mistake -> mistake.group(1)))
                .containsExactly("f-coordinates-latitude", "f-coordinates-longitude");
        assertThat(party.body()).contains(latitude, longitude);

        Shown inPlace = sent(
                422,
                clerk,
                "/record/SignProtocol",
                opened(clerk, "/record/SignProtocol"),
                "sides.1",
                "Thule",
                "new.sides.1.0.kind",
                "CITY",
                "new.sides.1.0.coordinates.latitude",
                "95",
                "new.sides.1.0.coordinates.longitude",
                "-180,5",
                "action",
                "add:party:0:sides.1");
        assertThat(inPlace.body()).contains(latitude, longitude);
    }

    /** A clerk who does not read as the others do. */
    private static Browser readingGerman() throws IOException, InterruptedException {
        Browser clerk = new Browser(applications.pages());
        clerk.open("/sign-in?lang=de");
        clerk.fillIn("/sign-in", "name", "olga", "password", Users.PASSWORD);
        return clerk;
    }

    @Test
    void a_form_shows_nothing_of_an_entry_that_is_not_public() throws Exception {
        agreed("Luechow");
        imported("""
                {"command": "RecordStatement", "payload": {"subject": "partnership:luechow-de~turku-fi", \
                "header": {"entryId": "whispered", "visibility": "INTERNAL"}, \
                "statement": {"kind": "OPINION", "summary": "said behind closed doors"}}}
                """);
        String stream = "?readAfter=" + applications.head() + "&entry=partnership:luechow-de~turku-fi%23";
        for (String form : List.of(CORRECT, "/record/RetractEntry", "/record/CorroborateEntry")) {
            assertThat(olga.open(form + stream + "signing").status()).as(form).isEqualTo(200);
            assertThat(olga.open(form + stream + "whispered").body()).as(form).doesNotContain("closed doors");
        }
    }

    @Test
    void a_choice_of_language_never_records_and_shows_the_same_page() throws Exception {
        Browser clerk = new Browser(applications.pages()); // whose language is not the others'
        clerk.fillIn("/sign-in", "name", "olga", "password", Users.PASSWORD);
        String entry = agreed("Luebben");
        Map<String, String> olgas = opened(clerk, CORRECT + entry);
        Shown checked = sent(200, clerk, CORRECT, olgas, titled("Treaty of friendship", "check"));
        long head = applications.head();
        for (String action : List.of("", "record", "add:party:0:sides.1")) {
            Shown inGerman = sent(200, clerk, CORRECT, Browser.hidden(checked.body()), "lang", "de", "action", action);
            assertThat(inGerman.body())
                    .contains("<html lang=\"de\"", "value=\"record\"", "<del>Treaty of freindship</del>");
            assertThat(Browser.hidden(inGerman.body())).containsEntry("key", olgas.get("key"));
        }
        assertThat(applications.head()).isEqualTo(head);
        sent(400, clerk, CORRECT, Browser.hidden(checked.body()), "lang", "la", "action", "record");
        assertThat(applications.head()).isEqualTo(head);

        Shown annas = sent(200, anna, CORRECT, opened(anna, CORRECT + entry), titled("Treaty of friends", "check"));
        recorded(302, anna, CORRECT, annas);
        applications.read("/api/partnerships/luebben-de~turku-fi?readAfter=" + applications.head());
        Shown meanwhile = recorded(409, clerk, CORRECT, checked);
        String text = "Dieser Eintrag wurde";
        assertThat(meanwhile.body()).contains(text);
        assertThat(sent(
                                200,
                                clerk,
                                CORRECT,
                                Browser.hidden(meanwhile.body()),
                                "instrument.title",
                                "Treaty",
                                "lang",
                                "en")
                        .body())
                .contains("This entry was corrected meanwhile", "value=\"Treaty\"");
    }

    @Test
    void what_another_corrected_meanwhile_is_overwritten_only_by_somebody_who_was_told() throws Exception {
        String entry = agreed("Emden");
        Map<String, String> olgas = opened(olga, CORRECT + entry);
        Map<String, String> annas = opened(anna, CORRECT + entry);
        Shown olgaChecked = sent(200, olga, CORRECT, olgas, titled("Treaty of friendship", "check"));
        Shown annaChecked = sent(200, anna, CORRECT, annas, titled("Treaty of friends", "check"));

        recorded(302, olga, CORRECT, olgaChecked);
        long head = applications.head();
        Shown told = recorded(409, anna, CORRECT, annaChecked);
        assertThat(told.body())
                .contains("This entry was corrected meanwhile (by a recorder of this registry, ")
                .contains("<p>Treaty of friendship</p>")
                .contains("value=\"Treaty of friends\"");
        assertThat(applications.head()).isEqualTo(head);
        anna.open("/partnerships/emden-de~turku-fi?readAfter=" + head);
        assertThat(sent(409, anna, CORRECT, annas, titled("Treaty of friends", "check"))
                        .body())
                .contains("This entry was corrected meanwhile");
        recorded(302, olga, CORRECT, olgaChecked); // sent twice: recorded once
        assertThat(applications.head()).isEqualTo(head);

        Shown knowingly = sent(200, anna, CORRECT, Browser.hidden(told.body()), titled("Treaty of friends", "check"));
        assertThat(knowingly.body()).contains("<del>Treaty of friendship</del>");
        recorded(302, anna, CORRECT, knowingly);
        assertThat(applications.head()).isEqualTo(head + 1);
    }

    @Test
    void of_two_clerks_who_correct_an_entry_at_the_same_moment_one_is_told_of_the_other() throws Exception {
        Map<String, Browser> clerks = Map.of("Treaty of amity", olga, "Treaty of concord", anna);
        for (String town : List.of("Jever", "Leer", "Norden")) {
            String entry = agreed(town);
            CyclicBarrier moment = new CyclicBarrier(clerks.size());
            Map<String, Callable<Shown>> hands = new LinkedHashMap<>();
            for (Map.Entry<String, Browser> clerk : clerks.entrySet()) {
                Browser browser = clerk.getValue();
                Map<String, String> form = opened(browser, CORRECT + entry);
                Shown checked = sent(200, browser, CORRECT, form, titled(clerk.getKey(), "check"));
                hands.put(clerk.getKey(), () -> {
                    moment.await();
                    return browser.submit(CORRECT, Browser.hidden(checked.body()), "action", "record");
                });
            }
            Map<Integer, String> titles = new TreeMap<>();
            ExecutorService both = Executors.newFixedThreadPool(clerks.size());
            try {
                List<Future<Shown>> answers = both.invokeAll(hands.values());
                List<String> typed = List.copyOf(hands.keySet());
                for (int i = 0; i < typed.size(); i++) {
                    Shown answer = answers.get(i).get();
                    titles.put(answer.status(), typed.get(i));
                    if (answer.status() == 409) {
                        assertThat(answer.body())
                                .contains("This entry was corrected meanwhile", "value=\"" + typed.get(i) + "\"");
                    }
                }
            } finally {
                both.shutdownNow();
            }
            assertThat(titles).as(town).containsOnlyKeys(302, 409);
            String address = "/partnerships/" + town.toLowerCase(Locale.ROOT) + "-de~turku-fi?readAfter=";
            assertThat(anna.open(address + applications.head()).body())
                    .contains(titles.getOrDefault(302, ""))
                    .doesNotContain(titles.getOrDefault(409, ""));
        }
    }

    @Test
    void what_is_recorded_beside_an_entry_does_not_keep_anybody_from_correcting_it() throws Exception {
        Map<String, String> hidden = opened(olga, CORRECT + agreed("Husum"));
        Shown checked = sent(200, olga, CORRECT, hidden, titled("Treaty of friendship", "check"));
        imported("""
                {"command": "RecordStatement", "payload": {"subject": "partnership:husum-de~turku-fi", \
                "header": {"entryId": "said", "happened": "2015"}, "statement": {"kind": "CLAIM", "summary": "They meet each year"}}}
                """);
        recorded(302, olga, CORRECT, checked);
    }

    @Test
    void about_an_entry_that_was_retracted_no_form_is_offered() throws Exception {
        String entry = agreed("Kiel");
        Map<String, String> olgas = opened(olga, RETRACT + entry);
        Map<String, String> annas = opened(anna, RETRACT + entry);
        Map<String, String> correcting = opened(anna, CORRECT + entry);
        Shown checked = sent(200, olga, RETRACT, olgas, "reason", "never signed", "action", "check");
        recorded(302, olga, RETRACT, checked);
        long head = applications.head();
        String now = entry.replaceAll("readAfter=.*", "readAfter=" + head);

        for (String form : new String[] {RETRACT, CORRECT}) {
            Shown page = anna.open(form + now);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains("This entry was retracted already (by a recorder of this registry, ")
                    .contains("never signed", "href=\"/partnerships/kiel-de~turku-fi#entry-signing\"")
                    .doesNotContain("<textarea", "value=\"check\"");
        }
        assertThat(anna.open(CORRECT + now).body()).doesNotContain("What you typed");
        assertThat(sent(409, anna, RETRACT, annas, "reason", "a hoax", "action", "check")
                        .body())
                .contains("This entry was retracted already", "What you typed", "<p>a hoax</p>");
        Map<String, String> everywhere = new LinkedHashMap<>(correcting);
        everywhere.put("header.happened", "no date at all");
        everywhere.put("header.evidence.quote", "in the guest book");
        everywhere.put("header.evidence.source", "Bulletin of Kiel");
        everywhere.put("new.header.evidence.source.0.publisher", "Town of Kiel");
        assertThat(sent(409, anna, CORRECT, everywhere, titledOnly("Treaty of friendship"))
                        .body())
                .contains("This entry was retracted already")
                .contains("<p>misread</p>", "<p>Treaty of friendship</p>", "<p>no date at all</p>")
                .contains("<p>in the guest book</p>", "<p>Bulletin of Kiel</p>", "<p>Town of Kiel</p>");
        recorded(302, olga, RETRACT, checked); // sent twice: recorded once
        assertThat(applications.head()).isEqualTo(head);
    }

    @Test
    void whoever_may_not_retract_what_others_name_is_led_to_those() throws Exception {
        String entry = agreed("Emden");
        imported("""
                {"command": "RenewAgreement", "payload": {"partnership": "partnership:emden-de~turku-fi", \
                "header": {"entryId": "renewal", "happened": "2015-06-02", "links": [{"kind": "RENEWS", \
                "to": "partnership:emden-de~turku-fi#signing"}]}, \
                "instrument": {"form": "FRIENDSHIP_AGREEMENT", "establishes": ["FRIENDSHIP"]}}}
                """);
        String now = entry.replaceAll("readAfter=.*", "readAfter=" + applications.head());
        assertThat(sent(409, olga, RETRACT, opened(olga, RETRACT + now), "reason", "a hoax", "action", "check")
                        .body())
                .contains("Other entries name this one")
                .containsPattern("href=\"/partnerships/emden-de~turku-fi#entry-renewal\"\\s*>[^<]*renewed");
    }

    @Test
    void a_form_that_is_too_large_is_told_to_be_that() throws Exception {
        Map<String, String> hidden = opened(olga, "/record/SignProtocol");
        for (int megabytes : new int[] {3, 9}) {
            Shown page = sent(
                    413,
                    olga,
                    "/record/SignProtocol",
                    hidden,
                    "header.note",
                    "n".repeat(megabytes << 20),
                    "action",
                    "check");
            assertThat(page.body())
                    .contains("This is too large", "a form may have 2 MB altogether")
                    .doesNotContain("value=\"change\"");
        }
    }
}
