package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** By which entries a partnership and its sides stand where they stand, and since when, where they did not come there in one step. */
class SideCardsTest {

    private static final PartyId SHENZHEN = Seeds.party("shenzhen-cn");
    private static final PartnershipId RISEN = new PartnershipId("partnership:harbin-cn~shenzhen-cn");
    private static final PartnershipId RESUMED = new PartnershipId("partnership:hamburg-de~shenzhen-cn");
    private static final Pattern CARDS = Pattern.compile("<ul class=\"cards.*?</ul>", Pattern.DOTALL);

    private static final Pattern CHAIN = Pattern.compile("<ol class=\"chain.*?</ol>", Pattern.DOTALL);

    private static final Pattern BECAUSE = Pattern.compile("<ol class=\"because.*?</ol>", Pattern.DOTALL);

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void record() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.parties());
        queries.record(
                Seeds.opened(RISEN, null, List.of(Seeds.HARBIN), List.of(SHENZHEN)),
                new ProtocolSigned(
                        RISEN,
                        on("protocol", "2014-03-05"),
                        Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT)),
                new AgreementSigned(
                        RISEN,
                        on("twinning", "2016-09-09"),
                        Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)),
                Seeds.opened(RESUMED, null, List.of(Seeds.party("hamburg-de")), List.of(SHENZHEN)),
                new AgreementSigned(
                        RESUMED,
                        on("twinning", "2009-05-01"),
                        Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)),
                new PartnershipSuspended(
                        RESUMED, on("suspension", "2015-02-03"), Act.of(SHENZHEN, StatedDate.of("2015-02-03"))),
                new PartnershipResumed(
                        RESUMED, on("resumption", "2017-04-05"), Act.of(SHENZHEN, StatedDate.of("2017-04-05"))));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static Header on(String entry, String day) {
        return Seeds.told(entry, StatedDate.of(day), Seeds.ECHO, "so it was");
    }

    /** Of each side what its card says on a day, links in brackets. */
    private static List<String> cards(PartnershipId id, String day) {
        return items(CARDS, page(id, day));
    }

    private static String page(PartnershipId id, String day) {
        return queries.get("/partnerships/" + Ids.name(id.value()) + "?asOf=" + day)
                .body();
    }

    private static List<String> items(Pattern list, String page) {
        Matcher found = list.matcher(page);
        assertThat(found.find()).isTrue();
        return Stream.of(found.group().split("</li>", -1))
                .filter(item -> item.contains("<li"))
                .map(item -> item.replaceAll("href=\"(#[^\"]*)\"[^>]*>", ">[$1] ")
                        .replaceAll("<[^>]*>", "")
                        .replaceAll("\\s+", " ")
                        .strip())
                .toList();
    }

    @Test
    void what_rose_to_a_higher_rung_stands_there_since_the_paper_that_raised_it() {
        assertThat(cards(RISEN, "2026-01-01"))
                .containsExactly(
                        "Harbin (China) in force since 9 September 2016 [#entry-twinning] by this entry",
                        "Shenzhen (China) in force since 9 September 2016 [#entry-twinning] by this entry");
    }

    @Test
    void what_was_resumed_is_in_force_since_it_was_established_and_by_the_entry_that_says_so() {
        String hamburg = "Hamburg (Germany) in force since 1 May 2009 [#entry-twinning] by this entry";
        assertThat(cards(RESUMED, "2016-01-01"))
                .containsExactly(
                        hamburg, "Shenzhen (China) suspended since 3 February 2015 [#entry-suspension] by this entry");
        assertThat(cards(RESUMED, "2026-01-01"))
                .containsExactly(hamburg, "Shenzhen (China) in force since 1 May 2009 [#entry-twinning] by this entry");
    }

    @Test
    void what_a_standing_rests_on_names_each_paper_that_made_the_relation_what_it_is() {
        assertThat(items(BECAUSE, page(RISEN, "2026-01-01")))
                .satisfiesExactly(
                        intent -> assertThat(intent).contains("standing unknown → intent signed", "5 March 2014"),
                        twinning -> assertThat(twinning)
                                .contains("intent signed → twinning, in force", "9 September 2016", "so it was"));
        assertThat(items(BECAUSE, page(RESUMED, "2026-01-01")))
                .satisfiesExactly(
                        signed -> assertThat(signed).contains("standing unknown → twinning, in force", "1 May 2009"),
                        suspended -> assertThat(suspended).startsWith("in force → suspended"),
                        resumed -> assertThat(resumed).startsWith("suspended → in force"));
    }

    @Test
    void an_intent_was_signed_at_the_step_at_which_it_was_whatever_it_rose_to() {
        String why = queries.get("/partnerships/harbin-cn~shenzhen-cn/why?field=standing&asOf=2026-01-01")
                .body()
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ");
        assertThat(why).contains("intent signed").doesNotContain("unknown → in force");
    }

    @Test
    void a_standing_is_explained_by_every_paper_that_made_the_relation_what_it_is() {
        for (String field : List.of("standing", "sides/s1/standing", "sides/s2/standing")) {
            String asked = "/partnerships/harbin-cn~shenzhen-cn/why?field=" + field + "&asOf=2026-01-01";
            JsonNode why = queries.get("/api" + asked).json();
            assertThat(texts(why, "entry")).as(field).containsExactly("protocol", "twinning");
            assertThat(texts(why, "from")).as(field).containsExactly("UNKNOWN", "IN_FORCE");
            assertThat(texts(why, "to")).as(field).containsExactly("IN_FORCE", "IN_FORCE");
            assertThat(texts(why, "words"))
                    .as(field)
                    .containsExactly(
                            "Protocol signed: with this entry standing is in force; before it, it was unknown.",
                            "Agreement signed: with this entry relation is twinning; before it, it was intent."
                                    + " Standing is in force, as before.");
            assertThat(items(CHAIN, queries.get(asked).body()))
                    .as(field)
                    .anySatisfy(intent -> assertThat(intent).contains("standing unknown → intent signed"))
                    .anySatisfy(twinning ->
                            assertThat(twinning).contains("intent signed → twinning, in force", "9 September 2016"));
        }
    }

    private static List<String> texts(JsonNode why, String name) {
        return why.path("chain")
                .valueStream()
                .map(link -> link.path(name).asString(""))
                .toList();
    }
}
