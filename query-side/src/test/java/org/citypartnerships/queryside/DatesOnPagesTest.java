package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Period;
import java.util.List;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.EngagementKind;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.citypartnerships.values.Visibility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Which day a page names for what changed, ended or is to end. */
class DatesOnPagesTest {

    private static final PartyId HAMBURG = Seeds.party("hamburg-de");
    private static final PartyId SHENZHEN = Seeds.party("shenzhen-cn");
    private static final PartnershipId HARBIN_SHENZHEN = new PartnershipId("partnership:harbin-cn~shenzhen-cn");
    private static final PartnershipId HAMBURG_SHENZHEN = new PartnershipId("partnership:hamburg-de~shenzhen-cn");

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void record() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.together(Seeds.parties(), Seeds.murmansk(null), Seeds.sunderland()));
        queries.record(
                Seeds.opened(HARBIN_SHENZHEN, null, List.of(Seeds.HARBIN), List.of(SHENZHEN)),
                twinning(HARBIN_SHENZHEN, "2015-05-01"),
                new AgreementRenewed(HARBIN_SHENZHEN, renewing("2020-05-01"), ofFiveYears(), null),
                Seeds.opened(HAMBURG_SHENZHEN, null, List.of(HAMBURG), List.of(SHENZHEN)),
                twinning(HAMBURG_SHENZHEN, "2009-05-01"),
                new RelationReported(
                        HAMBURG_SHENZHEN,
                        Seeds.told("report", StatedDate.of("2014-03"), Seeds.ECHO, "friends since 1995"),
                        Relation.FRIENDSHIP,
                        null,
                        StatedDate.of("1995"),
                        Standing.UNKNOWN,
                        null,
                        List.of()),
                new PartnershipSuspended(
                        HAMBURG_SHENZHEN,
                        Seeds.told("suspension", StatedDate.of("2022-03-02"), Seeds.ECHO, "suspended"),
                        act("2022-04-01")),
                new PartnershipEnded(
                        HAMBURG_SHENZHEN,
                        Seeds.told("end", StatedDate.of("2022-11-01"), Seeds.ECHO, "will end"),
                        act("2999-01-01")),
                new MeetingRecorded(
                        HAMBURG_SHENZHEN,
                        Seeds.told("meeting", StatedDate.of("2010-06-01"), Seeds.ECHO, "they met"),
                        new Engagement(
                                EngagementKind.MEETING,
                                null,
                                List.of(SHENZHEN),
                                List.of(HAMBURG),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                List.of("ports", "health"),
                                null,
                                null)));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static AgreementSigned twinning(PartnershipId id, String day) {
        return new AgreementSigned(
                id,
                Seeds.told("paper", StatedDate.of(day), Seeds.ECHO, "signed"),
                Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING));
    }

    private static Header renewing(String day) {
        return new Header(
                new EntryId("renewal"),
                StatedDate.of(day),
                List.of(),
                null,
                List.of(new Link(LinkKind.RENEWS, new EntryRef(HARBIN_SHENZHEN, new EntryId("paper")))),
                Visibility.PUBLIC,
                null);
    }

    private static Instrument ofFiveYears() {
        return new Instrument(
                InstrumentForm.TWINNING_AGREEMENT,
                null,
                List.of(Rung.TWINNING),
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                new Term(TermKind.FIXED, Period.ofYears(5), null, null, null, null),
                null,
                null);
    }

    private static Act act(String effective) {
        return new Act(
                List.of(HAMBURG),
                List.of(),
                null,
                null,
                SuspensionScope.OFFICIAL_CONTACTS,
                null,
                null,
                StatedDate.of(effective),
                null);
    }

    private static Answer get(String path) {
        Answer answer = queries.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String page(String path) {
        return get(path).body().replaceAll("<[^>]*>", "").replaceAll("\\s+", " ");
    }

    @Test
    void a_paper_that_gave_way_to_its_renewal_is_called_renewed_wherever_its_standing_is_told() {
        String papers =
                get("/partnerships/harbin-cn~shenzhen-cn?asOf=2021-01-01").body();
        assertThat(papers.substring(papers.indexOf("id=\"paper-paper\""), papers.indexOf("id=\"paper-renewal\"")))
                .contains(">renewed<")
                .doesNotContain("in force<");
        assertThat(page("/partnerships/harbin-cn~shenzhen-cn/compare?fromDay=2014-01-01&toDay=2021-01-01"))
                .contains("Agreement signed (1 May 2015) did not exist renewed");
    }

    @Test
    void what_ran_out_did_so_at_the_end_of_its_term() {
        String asked = "/partnerships/harbin-cn~shenzhen-cn/why?field=standing&asOf=2026-01-01";
        JsonNode chain = get("/api" + asked).json().path("chain");
        JsonNode last = chain.get(chain.size() - 1);
        assertThat(last.path("to").asString("")).isEqualTo("EXPIRED");
        assertThat(last.path("lastDay").path("latest").asString("")).isEqualTo("2025-05-01");
        assertThat(page(asked)).contains("in force → expired, end of the term: 1 May 2025");
        assertThat(page("/partnerships/harbin-cn~shenzhen-cn?asOf=2026-01-01"))
                .contains("in force → expired, end of the term: 1 May 2025");
        assertThat(page("/partnerships/harbin-cn~shenzhen-cn?asOf=2024-01-15"))
                .contains("twinning, in force")
                .doesNotContain("end of the term");
    }

    @Test
    void a_renewed_paper_is_not_in_force_beside_a_renewal_that_ran_out() {
        String papers = page("/partnerships/harbin-cn~shenzhen-cn?asOf=2026-01-01");
        int table = papers.indexOf("PaperSigned");
        assertThat(papers.substring(table, papers.indexOf("Timeline", table)))
                .contains("expired")
                .contains("renewed")
                .doesNotContain("in force");
    }

    @Test
    void an_act_stands_under_the_day_from_which_it_holds_and_says_when_it_was_told() {
        assertThat(page("/partnerships/hamburg-de~shenzhen-cn"))
                .contains("2999 1 January 2999 (announced 1 November 2022) planned Ended by Hamburg")
                .contains("1 April 2022 (announced 2 March 2022) done Official contacts suspended by Hamburg")
                .contains("1995 1995 (reported March 2014) said Relation reported, since 1995");
    }

    @Test
    void an_announced_end_is_planned_until_it_comes() {
        assertThat(page("/partnerships/hamburg-de~shenzhen-cn"))
                .contains("Planned End of the partnership, 1 January 2999: to come");
        assertThat(page("/partnerships/hamburg-de~shenzhen-cn?asOf=2023-01-01"))
                .doesNotContain("End of the partnership");
    }

    @Test
    void a_visit_says_what_it_was_about() {
        assertThat(page("/partnerships/hamburg-de~shenzhen-cn"))
                .contains("Meeting from Shenzhen, hosted by Hamburg, about ports, health");
    }

    @Test
    void what_is_dormant_or_suspended_has_not_been_so_since_it_was_established() {
        assertThat(page("/partnerships/harbin-cn~murmansk-ru"))
                .containsPattern("intent signed, dormant \\(intent signed since [^)]+\\)");
        assertThat(page("/partnerships/hamburg-de~shenzhen-cn"))
                .contains("(twinning since 1 May 2009)")
                .doesNotContain("suspended, since")
                .doesNotContain("suspended since 1 May 2009");
        assertThat(page("/parties/shenzhen-cn?asOf=2023-01-01"))
                .containsPattern("suspended[^(]* \\(twinning since 1 May 2009\\)")
                .doesNotContainPattern("suspended[^(]* since 1 May 2009");
    }

    @Test
    void the_evidence_of_an_intent_calls_it_as_the_page_does() {
        assertThat(page("/partnerships/harbin-cn~murmansk-ru?asOf=2016-01-01"))
                .contains("standing unknown → intent signed")
                .doesNotContain("→ in force");
    }
}
