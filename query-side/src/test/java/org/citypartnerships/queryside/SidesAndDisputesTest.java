package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DecisionRecorded;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Outcome;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Precision;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.Visibility;
import org.citypartnerships.values.Votes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Where each side stands and what it did, by whom decided, and what sources say against each other. */
class SidesAndDisputesTest {

    private static final PartyId SHENZHEN = Seeds.party("shenzhen-cn");
    private static final PartyId HAMBURG = Seeds.party("hamburg-de");
    private static final PartyId COUNCIL = Seeds.party("council-of-hamburg-de");
    private static final EntryId PAPER = new EntryId("paper");

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    private static int stories;

    @BeforeAll
    static void start() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.together(Seeds.parties(), new Event[] {
            Seeds.registered("council-of-hamburg-de", PartyKind.OFFICE, "Bürgerschaft", "DE", null),
            Seeds.source(Seeds.ECHO, "Echo", StatedDate.of("2022-06-01")),
            Seeds.source(Seeds.FREIGHT_PAGE, "Freight", StatedDate.of("2023-01-01"))
        }));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    /** A twinning of Hamburg (s1) and Shenzhen (s2), signed in 2009, in a stream of its own. */
    private static PartnershipId twinning() {
        PartnershipId id = new PartnershipId("partnership:hamburg-de~shenzhen-cn.story-" + ++stories);
        queries.record(
                Seeds.opened(id, "story-" + stories, List.of(HAMBURG), List.of(SHENZHEN)),
                new AgreementSigned(
                        id,
                        Seeds.told("paper", StatedDate.of("2009-05-01"), Seeds.ECHO, "signed"),
                        Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)));
        return id;
    }

    private static JsonNode on(PartnershipId id, String day) {
        Answer answer = queries.get("/api/partnerships/" + id.value().substring(12) + "?asOf=" + day);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Header header(String entry) {
        return Header.of(entry, null, new Evidence(Seeds.ECHO, null, null));
    }

    private static Act act(
            PartyId by, @Nullable String decided, @Nullable String notified, @Nullable String effective) {
        return new Act(
                List.of(by),
                List.of(COUNCIL),
                null,
                null,
                SuspensionScope.OFFICIAL_CONTACTS,
                decided == null ? null : StatedDate.of(decided),
                notified == null ? null : StatedDate.of(notified),
                effective == null ? null : StatedDate.of(effective),
                "human rights");
    }

    private static String standing(JsonNode answer, int side) {
        JsonNode of = answer.path("sides").get(side);
        return of.path("standing").asString("") + " " + of.path("certainty").asString("");
    }

    private static void assertStanding(JsonNode answer, String standing, boolean oneSided, boolean disputed) {
        assertThat(answer.path("standing").asString("")).as(answer.toString()).isEqualTo(standing);
        assertThat(answer.path("oneSided").asBoolean(!oneSided)).as("one-sided").isEqualTo(oneSided);
        assertThat(answer.path("disputed").asBoolean(!disputed)).as("disputed").isEqualTo(disputed);
    }

    @Test
    void a_council_decides_tells_the_other_side_and_suspends_official_contacts_from_a_day() {
        PartnershipId id = twinning();
        queries.record(
                new PartnershipSuspended(
                        id, header("suspension"), act(HAMBURG, "2022-03-02", "2022-03-05", "2022-04-01")),
                new DecisionRecorded(
                        id,
                        new Header(
                                new EntryId("decision"),
                                StatedDate.of("2022-03-02"),
                                List.of(),
                                null,
                                List.of(new Link(LinkKind.PART_OF_ACT, new EntryRef(id, new EntryId("suspension")))),
                                Visibility.PUBLIC,
                                null),
                        COUNCIL,
                        HAMBURG,
                        "suspension of official contacts",
                        Outcome.ADOPTED,
                        new Votes(70, 31, 5)));

        assertStanding(on(id, "2022-03-31"), "IN_FORCE", false, false);
        JsonNode after = on(id, "2022-04-01");
        assertStanding(after, "SUSPENDED", true, false);
        assertThat(standing(after, 0)).isEqualTo("SUSPENDED CERTAIN");
        assertThat(standing(after, 1)).isEqualTo("IN_FORCE CERTAIN");
        JsonNode hamburg = after.path("sides").get(0);
        assertThat(hamburg.path("because").asString("")).isEqualTo("suspension");
        assertThat(hamburg.path("scope").asString("")).isEqualTo("OFFICIAL_CONTACTS");
        assertThat(hamburg.path("acts")).hasSize(2);
        JsonNode suspension = hamburg.path("acts").get(1);
        JsonNode decision = hamburg.path("acts").get(0);
        assertThat(decision.path("kind").asString("")).isEqualTo("decision-recorded");
        assertThat(decision.path("outcome").asString("")).isEqualTo("ADOPTED");
        assertThat(decision.path("votes").path("inFavour").asInt(0)
                        + decision.path("votes").path("against").asInt(0))
                .isEqualTo(101);
        assertThat(decision.path("partOf").get(0).asString("")).isEqualTo("suspension");
        assertThat(decision.path("bodies").get(0).path("name").asString("")).isEqualTo("Bürgerschaft");
        assertThat(suspension.path("decidedOn").path("edtf").asString("")).isEqualTo("2022-03-02");
        assertThat(suspension.path("notifiedOn").path("edtf").asString("")).isEqualTo("2022-03-05");
        assertThat(suspension.path("effectiveOn").path("edtf").asString("")).isEqualTo("2022-04-01");
        assertThat(suspension.path("bodies").get(0).path("name").asString("")).isEqualTo("Bürgerschaft");
        assertThat(suspension.path("by").get(0).path("name").asString("")).isEqualTo("Hamburg");
        assertThat(suspension.path("reason").asString("")).isEqualTo("human rights");
        assertThat(after.path("sides").get(1).path("acts")).isEmpty();
    }

    @Test
    void without_a_day_of_effect_it_holds_from_the_notice_as_possible() {
        PartnershipId id = twinning();
        queries.record(new PartnershipEnded(id, header("end"), act(HAMBURG, "2022-03-02", "2022-03-05", null)));

        assertStanding(on(id, "2022-03-04"), "IN_FORCE", false, false);
        JsonNode after = on(id, "2022-03-05");
        assertStanding(after, "ENDED", true, false);
        assertThat(standing(after, 0)).isEqualTo("ENDED POSSIBLE");
        assertThat(after.path("certainty").asString("")).isEqualTo("POSSIBLE");
    }

    @Test
    void a_side_that_states_another_standing_since_disputes_it_until_the_first_comes_back() {
        PartnershipId id = twinning();
        queries.record(
                new PartnershipSuspended(id, header("suspension"), act(HAMBURG, null, null, "2022-04-01")),
                new PartnershipAffirmed(
                        id,
                        Header.of("affirmation", StatedDate.of("2022-05-01")),
                        List.of(SHENZHEN),
                        Standing.IN_FORCE,
                        "we hold to it"),
                new PartnershipResumed(id, header("resumption"), act(HAMBURG, null, null, "2022-09-01")));

        assertStanding(on(id, "2022-04-30"), "SUSPENDED", true, false);
        JsonNode disputed = on(id, "2022-05-01");
        assertThat(disputed.path("disputed").asBoolean(false)).isTrue();
        assertThat(disputed.path("sides")
                        .get(1)
                        .path("acts")
                        .get(0)
                        .path("standing")
                        .asString(""))
                .isEqualTo("IN_FORCE");
        assertThat(disputed.path("sides")
                        .get(1)
                        .path("acts")
                        .get(0)
                        .path("reason")
                        .asString(""))
                .isEqualTo("we hold to it");
        assertStanding(on(id, "2022-09-01"), "IN_FORCE", false, false);
    }

    @Test
    void of_three_sides_one_suspends_towards_one_other_only() {
        PartnershipId id = new PartnershipId("partnership:hamburg-de~shanghai-cn~shenzhen-cn.three");
        PartyId shanghai = Seeds.party("shanghai-cn");
        queries.record(
                new PartnershipOpened(
                        id,
                        List.of(
                                new Side(SideId.of(1), null, List.of(HAMBURG)),
                                new Side(SideId.of(2), null, List.of(shanghai)),
                                new Side(SideId.of(3), null, List.of(SHENZHEN))),
                        "three"),
                new AgreementSigned(
                        id,
                        Seeds.told("paper", StatedDate.of("2009-05-01"), Seeds.ECHO, "signed"),
                        Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)),
                new PartnershipSuspended(
                        id,
                        header("suspension"),
                        new Act(
                                List.of(HAMBURG),
                                List.of(),
                                SHENZHEN,
                                null,
                                SuspensionScope.ALL,
                                null,
                                null,
                                StatedDate.of("2022-04-01"),
                                null)));

        JsonNode after = on(id, "2022-04-01");
        JsonNode hamburg = after.path("sides").get(0);
        assertThat(hamburg.path("standing").asString("")).isEqualTo("IN_FORCE");
        assertThat(hamburg.path("towards").path("s3").asString("")).isEqualTo("SUSPENDED");
        assertThat(hamburg.path("acts").get(0).path("towards").asString("")).isEqualTo("s3");
        assertStanding(after, "IN_FORCE", false, false);
    }

    @Test
    void one_paper_is_suspended_while_another_holds() {
        PartnershipId id = twinning();
        queries.record(
                new AgreementSigned(
                        id,
                        Seeds.told("second", StatedDate.of("2015-05-01"), Seeds.ECHO, "signed"),
                        Instrument.of(InstrumentForm.FRIENDSHIP_AGREEMENT, Rung.FRIENDSHIP)),
                new PartnershipSuspended(
                        id,
                        header("suspension"),
                        new Act(
                                List.of(HAMBURG),
                                List.of(),
                                null,
                                PAPER,
                                SuspensionScope.ALL,
                                null,
                                null,
                                StatedDate.of("2022-04-01"),
                                null)));

        JsonNode after = on(id, "2022-04-01");
        assertStanding(after, "IN_FORCE", false, false);
        assertThat(after.path("instruments").get(0).path("standing").asString(""))
                .isEqualTo("SUSPENDED");
        assertThat(after.path("sides")
                        .get(0)
                        .path("acts")
                        .get(0)
                        .path("instrument")
                        .asString(""))
                .isEqualTo("paper");
    }

    @Test
    void an_act_dated_from_its_source_shows_its_day() {
        PartnershipId id = twinning();
        queries.record(new PartnershipSuspended(
                id,
                header("suspension"),
                new Act(
                        List.of(HAMBURG),
                        List.of(),
                        null,
                        null,
                        SuspensionScope.ALL,
                        null,
                        null,
                        StatedDate.of(new RelativeTo(Seeds.ECHO.value(), "-P1M", Precision.MONTH), "last month"),
                        null)));

        JsonNode act = on(id, "2023-01-01").path("sides").get(0).path("acts").get(0);
        assertThat(act.path("effectiveOn").path("edtf").asString("")).isEqualTo("2022-05");
        assertThat(act.path("earliest").asString("")).isEqualTo("2022-05-01");
    }

    @Test
    void a_decision_of_nobody_knows_whom_stands_beside_the_sides() {
        PartnershipId id = twinning();
        queries.record(new DecisionRecorded(
                id, Header.of("decision", StatedDate.of("2022-03-02")), COUNCIL, null, "a visit", Outcome.NOTED, null));

        assertThat(on(id, "2023-01-01").path("decisions").get(0).path("outcome").asString(""))
                .isEqualTo("NOTED");
        assertThat(on(id, "2022-03-01").path("decisions")).isEmpty();
    }

    @Test
    void a_contested_date_and_kind_are_open_with_the_sources_of_both_until_settled() {
        PartnershipId id = twinning();
        queries.record(
                contest(id, "date", "paper", "/header/happened", "2010"),
                contest(id, "kind", "paper", "/instrument/establishes", "[\"FRIENDSHIP\"]"));

        JsonNode open = on(id, "2023-01-01");
        assertThat(open.path("disputes")).hasSize(2);
        assertThat(open.path("relation").asString("")).isEqualTo("TWINNING");
        assertThat(open.path("disputed").asBoolean(true)).isFalse();
        JsonNode date = open.path("disputes").get(0);
        assertThat(date.path("recorded").path("edtf").asString("")).isEqualTo("2009-05-01");
        assertThat(date.path("claimed").asString("")).isEqualTo("2010");
        assertThat(date.path("recordedBy").get(0).path("title").asString("")).isEqualTo("Echo");
        assertThat(date.path("evidence").get(0).path("title").asString("")).isEqualTo("Freight");

        queries.record(settled(id, "date", Prevailing.CLAIMED), settled(id, "kind", Prevailing.CLAIMED));
        JsonNode settled = on(id, "2023-01-01");
        assertThat(settled.path("disputes")).isEmpty();
        assertThat(settled.path("relation").asString("")).isEqualTo("FRIENDSHIP");
        assertThat(settled.path("inForceSince").path("edtf").asString("")).isEqualTo("2010");
    }

    @Test
    void the_page_says_what_is_disputed_in_the_words_of_its_reader() {
        PartnershipId id = twinning();
        queries.record(
                contest(id, "date", "paper", "/header/happened", "2010-10"),
                contest(id, "kind", "paper", "/instrument/establishes", "[\"FRIENDSHIP\"]"));

        String page = queries.get("/partnerships/" + id.value().substring(12), "Accept-Language", "de")
                .body()
                .replaceAll("(?s).*id=\"disputes\"|</section>.*", "");

        assertThat(page)
                .contains("<strong>Wann</strong> (<a href=\"#entry-paper\">Partnerschaftsvertrag unterzeichnet")
                .contains("<strong>1. Mai 2009</strong>", "<strong>Oktober 2010</strong>")
                .contains("<strong>Was es begründet</strong>")
                .contains("<strong>Partnerschaft</strong>", "<strong>Freundschaft</strong>")
                .doesNotContain("/header/happened", "FRIENDSHIP", "TWINNING", "2010-10");
    }

    @Test
    void sources_that_disagree_about_the_standing_make_it_disputed_until_settled() {
        PartnershipId id = twinning();
        queries.record(
                new RelationReported(
                        id,
                        Seeds.told("report", StatedDate.of("2022-06-01"), Seeds.ECHO, "twin cities"),
                        Relation.TWINNING,
                        "twin cities",
                        null,
                        Standing.IN_FORCE,
                        null,
                        List.of()),
                contest(id, "contest", "report", "/standing", "ENDED"));

        assertStanding(on(id, "2023-06-01"), "IN_FORCE", false, true);
        queries.record(settled(id, "contest", Prevailing.RECORDED));
        assertStanding(on(id, "2023-06-01"), "IN_FORCE", false, false);
    }

    @Test
    void a_contested_amount_stands_with_its_figure_until_settled() {
        queries.record(Seeds.harbinRussia());
        EntryContested contest = new EntryContested(
                new FiguresId("figures:harbin-cn~russia-ru"),
                Header.of("contest", null, new Evidence(Seeds.FREIGHT_PAGE, null, "$320 million")),
                new EntryId("s1-04"),
                "/amounts/0/number",
                "320");
        queries.record(contest);

        JsonNode figure = figure();
        assertThat(figure.path("amounts").get(0).path("number").asString("")).isEqualTo("230");
        assertThat(figure.path("disputes").get(0).path("claimed").asString("")).isEqualTo("320");
        assertThat(figure.path("disputes")
                        .get(0)
                        .path("evidence")
                        .get(0)
                        .path("title")
                        .asString(""))
                .isEqualTo("Freight");
        queries.record(new DisputeSettled(
                contest.stream(), header("settled"), new EntryId("contest"), Prevailing.CLAIMED, "misprint"));
        assertThat(figure().path("disputes")).isEmpty();
        assertThat(figure().path("amounts").get(0).path("number").asString("")).isEqualTo("320");
    }

    private static JsonNode figure() {
        return queries.get("/api/trade?between=harbin-cn,russia-ru")
                .json()
                .path("figures")
                .valueStream()
                .filter(figure -> figure.path("entry").asString("").equals("s1-04"))
                .findFirst()
                .orElseThrow();
    }

    private static EntryContested contest(PartnershipId id, String entry, String of, String field, String claimed) {
        return new EntryContested(
                id,
                Header.of(entry, null, new Evidence(Seeds.FREIGHT_PAGE, null, "otherwise")),
                new EntryId(of),
                field,
                claimed);
    }

    private static DisputeSettled settled(PartnershipId id, String contest, Prevailing prevailing) {
        return new DisputeSettled(
                id, header("settled-" + contest), new EntryId(contest), prevailing, "the deed was seen");
    }
}
