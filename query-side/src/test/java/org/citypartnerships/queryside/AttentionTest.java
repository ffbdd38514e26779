package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.citypartnerships.queryside.Seeds.party;

import java.math.BigDecimal;
import java.time.Period;
import java.util.List;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.ListDeclaredComplete;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.events.WarningHeeded;
import org.citypartnerships.events.WarningSilenced;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Amount;
import org.citypartnerships.values.Bound;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Flow;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.OrdinalClaim;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.StatementKind;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.citypartnerships.values.Unit;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a person should look at, on which day, and as far as other streams say so too. */
class AttentionTest {

    private static final PartnershipId ROSTOCK_TURKU = new PartnershipId("partnership:rostock-de~turku-fi");
    private static final SourceId ORIGINAL = new SourceId("source:original");
    private static final SourceId COPY = new SourceId("source:copy");
    private static final SourceId UNDATED = new SourceId("source:undated");

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    @BeforeAll
    static void record() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(
                Seeds.registered("rostock-de", PartyKind.CITY, "Rostock", "DE", null),
                Seeds.registered("turku-fi", PartyKind.CITY, "Turku", "FI", null),
                Seeds.registered("sweden-se", PartyKind.COUNTRY, "Sweden", "SE", null),
                Seeds.registered("finland-fi", PartyKind.COUNTRY, "Finland", "FI", null),
                source(ORIGINAL, null),
                source(COPY, ORIGINAL),
                source(UNDATED, null),
                Seeds.opened(ROSTOCK_TURKU, null, List.of(party("rostock-de")), List.of(party("turku-fi"))),
                new AgreementSigned(
                        ROSTOCK_TURKU,
                        Header.of("signing", StatedDate.of("2020-06-01"), new Evidence(ORIGINAL, null, "was signed")),
                        forFiveYears()),
                new EvidenceAdded(
                        ROSTOCK_TURKU,
                        Header.of("again", null, new Evidence(COPY, null, "was signed")),
                        new EntryId("signing")),
                new EvidenceAdded(
                        ROSTOCK_TURKU,
                        Header.of("otherwise", null, new Evidence(UNDATED, null, "so the letter")),
                        new EntryId("signing")),
                said("by-the-country", "finland-fi", Visibility.PUBLIC),
                said("by-the-city", "turku-fi", Visibility.PUBLIC),
                said("among-ourselves", "finland-fi", Visibility.INTERNAL),
                trade("turku-fi", "of-the-cities"),
                trade("sweden-se", "of-sweden"),
                trade("finland-fi", "of-the-country"));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static SourceRegistered source(SourceId id, @Nullable SourceId original) {
        return new SourceRegistered(
                id,
                Header.of("registered", null),
                SourceKind.PRESS,
                id.value(),
                null,
                List.of(),
                null,
                null,
                null,
                "en",
                original,
                Reliability.REPORTED);
    }

    private static Instrument forFiveYears() {
        return new Instrument(
                InstrumentForm.FRIENDSHIP_AGREEMENT,
                null,
                List.of(Rung.FRIENDSHIP),
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

    private static StatementRecorded said(String entry, String onBehalfOf, Visibility visibility) {
        return new StatementRecorded(
                ROSTOCK_TURKU,
                new Header(new EntryId(entry), null, List.of(), null, List.of(), visibility, null),
                new Statement(StatementKind.OPINION, "All is well.", null, party(onBehalfOf), List.of()));
    }

    private static TradeFigureRecorded trade(String to, String entry) {
        return new TradeFigureRecorded(
                new FiguresId("figures:rostock-de~" + to),
                Header.of(entry, StatedDate.of("2024")),
                new Scope(party("rostock-de"), party(to)),
                Flow.TOTAL,
                null,
                List.of(new Amount(new BigDecimal("1"), 6, new Unit("currency:EUR"), Bound.EXACT, null)),
                null,
                null);
    }

    private static ListDeclaredComplete complete(String entry, String on, Relation relation) {
        return new ListDeclaredComplete(party("vaasa-fi"), Header.of(entry, StatedDate.of(on)), relation);
    }

    private static PartnershipId signed(String other, String on, Rung rung, @Nullable Integer number) {
        PartnershipId id = new PartnershipId("partnership:" + other + "~vaasa-fi");
        queries.record(
                Seeds.opened(id, null, List.of(party(other)), List.of(party("vaasa-fi"))),
                signing(id, on, rung, number));
        return id;
    }

    private static AgreementSigned signing(PartnershipId id, String on, Rung rung, @Nullable Integer number) {
        OrdinalClaim claim = number == null ? null : new OrdinalClaim(party("vaasa-fi"), number, null);
        return new AgreementSigned(
                id,
                Header.of("signing", StatedDate.of(on)),
                new Instrument(
                        InstrumentForm.COOPERATION_AGREEMENT,
                        null,
                        List.of(rung),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        null,
                        claim));
    }

    private static List<String> found(String query) {
        Answer answer = queries.get("/api/attention?" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json()
                .path("items")
                .valueStream()
                .map(item -> item.path("entries").path(0).asString())
                .map(entry -> entry.substring(entry.indexOf('#') + 1))
                .toList();
    }

    @Test
    void the_end_of_a_term_is_listed_from_ninety_days_before_until_its_day() {
        assertThat(found("code=TERM_ENDING&asOf=2025-03-02")).isEmpty();
        assertThat(found("code=TERM_ENDING&asOf=2025-03-03")).containsExactly("signing");
        assertThat(found("code=TERM_ENDING&asOf=2025-06-01")).containsExactly("signing");
        assertThat(found("code=TERM_ENDING&asOf=2025-06-02")).isEmpty();
    }

    @Test
    void only_trade_that_is_not_of_two_cities_is_at_another_level() {
        assertThat(found("code=FIGURE_AT_ANOTHER_LEVEL&party=finland-fi")).containsExactly("of-the-country");
        assertThat(found("code=FIGURE_AT_ANOTHER_LEVEL&party=turku-fi")).isEmpty();
    }

    @Test
    void who_speaks_for_a_country_does_not_speak_for_its_city_and_what_is_internal_is_not_listed() {
        assertThat(found("code=PARTY_LEVEL_MISMATCH")).containsExactly("by-the-country");
    }

    @Test
    void a_copy_is_no_second_witness_and_another_source_is() {
        assertThat(found("code=NO_SECOND_WITNESS")).containsExactly("again");
    }

    @Test
    void a_date_counted_from_a_source_is_listed_until_that_is_dated() {
        queries.record(
                source(new SourceId("source:letter"), null),
                Seeds.opened(
                        new PartnershipId("partnership:kiel-de~turku-fi"),
                        null,
                        List.of(party("kiel-de")),
                        List.of(party("turku-fi"))),
                new AgreementSigned(
                        new PartnershipId("partnership:kiel-de~turku-fi"),
                        Header.of(
                                "recently",
                                StatedDate.inWords("recently"),
                                new Evidence(new SourceId("source:letter"), null, "has signed")),
                        Instrument.of(InstrumentForm.COOPERATION_AGREEMENT, Rung.CONTACT)));
        assertThat(found("code=UNRESOLVED_RELATIVE_DATE")).containsExactly("recently");
        queries.record(
                new SourceDated(new SourceId("source:letter"), Header.of("dated", null), StatedDate.of("2024-05-01")));
        assertThat(found("code=UNRESOLVED_RELATIVE_DATE")).isEmpty();
    }

    @Test
    void what_was_silenced_is_listed_with_its_reason_only_for_whoever_asks() {
        queries.record(new WarningSilenced(
                new FiguresId("figures:rostock-de~sweden-se"),
                Header.of("silence", null),
                new EntryId("of-sweden"),
                "FIGURE_AT_ANOTHER_LEVEL",
                "it is meant so"));
        assertThat(found("code=FIGURE_AT_ANOTHER_LEVEL&party=sweden-se")).isEmpty();
        assertThat(queries.get("/api/attention?code=FIGURE_AT_ANOTHER_LEVEL&party=sweden-se&silenced=true")
                        .json()
                        .path("items")
                        .path(0)
                        .path("silenced")
                        .toString())
                .isEqualTo("{\"by\":\"figures:rostock-de~sweden-se#silence\",\"reason\":\"it is meant so\"}");
        queries.record(new WarningHeeded(
                new FiguresId("figures:rostock-de~sweden-se"),
                Header.of("heed", null),
                new EntryId("of-sweden"),
                "FIGURE_AT_ANOTHER_LEVEL",
                null));
        assertThat(found("code=FIGURE_AT_ANOTHER_LEVEL&party=sweden-se")).containsExactly("of-sweden");
    }

    /** Vaasa's list: Kiel since 2010, until 2018 Malmö, since 2019 a project with Riga; and what is said of Schwerin in 2020. */
    @Test
    void a_number_in_a_list_is_compared_where_the_list_was_declared_complete() {
        queries.record(
                Seeds.registered("vaasa-fi", PartyKind.CITY, "Vaasa", "FI", null),
                Seeds.registered("kiel-de", PartyKind.CITY, "Kiel", "DE", null),
                Seeds.registered("malmoe-se", PartyKind.CITY, "Malmö", "SE", null),
                Seeds.registered("riga-lv", PartyKind.CITY, "Riga", "LV", null),
                Seeds.registered("schwerin-de", PartyKind.CITY, "Schwerin", "DE", null));
        signed("kiel-de", "2010-05-01", Rung.TWINNING, null);
        PartnershipId malmoe = signed("malmoe-se", "2011-05-01", Rung.TWINNING, null);
        queries.record(new PartnershipEnded(
                malmoe, Header.of("end", null), Act.of(party("vaasa-fi"), StatedDate.of("2018-05-01"))));
        signed("riga-lv", "2019-05-01", Rung.PROJECT, null);
        PartnershipId schwerin = signed("schwerin-de", "2020-05-01", Rung.TWINNING, 5);
        String code = "code=ORDINAL_NOT_BORNE_OUT";
        assertThat(found(code)).as("nobody has said that the list is complete").isEmpty();

        queries.record(complete("of-2019", "2019-12-31", Relation.TWINNING));
        assertThat(found(code)).as("it may be longer by the day of the claim").isEmpty();

        queries.record(complete("of-2020", "2020-12-31", Relation.TWINNING));
        assertThat(found(code)).containsExactly("signing");
        assertThat(queries.get("/api/attention?" + code).body())
                .contains("number 5", "party:vaasa-fi", "1 stood in the list that day, 2 with those that had ended");
        for (int number : List.of(2, 3)) {
            queries.record(new EntryCorrected(
                    schwerin,
                    Header.of("corrected-to-" + number, null),
                    new EntryId("signing"),
                    signing(schwerin, "2020-05-01", Rung.TWINNING, number),
                    "misread"));
            assertThat(found(code)).as("with or without the one that ended").isEmpty();
        }
        queries.record(new EntryRetracted(
                party("vaasa-fi"), Header.of("not-complete", null), new EntryId("of-2020"), "Tartu was missing"));
        assertThat(found(code)).isEmpty();
    }

    @Test
    void the_list_comes_in_pages_and_as_a_table() {
        JsonNode all = queries.get("/api/attention?asOf=2025-05-01&partnership=rostock-de~turku-fi")
                .json();
        assertThat(all.path("total").asInt()).isEqualTo(3);
        assertThat(all.path("position").asLong()).isPositive();
        JsonNode second = queries.get("/api/attention?asOf=2025-05-01&partnership=rostock-de~turku-fi&size=1&page=2")
                .json();
        assertThat(second.path("items").path(0)).isEqualTo(all.path("items").path(1));
        assertThat(queries.get("/api/attention.csv?asOf=2025-05-01&code=TERM_ENDING")
                        .body())
                .startsWith("code,stream,entries,since,until,message,parties,silencedBy,silencedBecause")
                .contains(
                        "TERM_ENDING,partnership:rostock-de~turku-fi,partnership:rostock-de~turku-fi#signing,2025-06-01");
    }

    @Test
    void a_rule_that_there_is_none_of_is_refused() {
        Answer answer = queries.get("/api/attention?code=NONSENSE");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("BAD_PARAMETER", "NONSENSE");
    }

    @Test
    void numbers_in_a_sentence_are_written_as_the_language_of_the_page_writes_them() {
        queries.record(new TradeFigureRecorded(
                new FiguresId("figures:rostock-de~turku-fi"),
                Header.of("in-two-currencies", StatedDate.of("2010")),
                new Scope(party("rostock-de"), party("turku-fi")),
                Flow.TOTAL,
                null,
                List.of(printed("7267", "CNY"), printed("1000", "USD")),
                null,
                null));

        assertThat(attention("de")).contains("7,267 CNY für einen USD");
        assertThat(attention("en")).contains("7.267 CNY to one USD");
    }

    @Test
    void what_is_told_of_a_number_leads_to_its_page() {
        assertThat(queries.get("/attention?code=FIGURE_AT_ANOTHER_LEVEL").body())
                .contains("href=\"/figures/rostock-de~sweden-se/entries/of-sweden\"");
    }

    private static String attention(String language) {
        return queries.get("/attention?code=IMPLIED_RATE", "Accept-Language", language)
                .body();
    }

    private static Amount printed(String number, String currency) {
        return new Amount(new BigDecimal(number), 6, new Unit("currency:" + currency), Bound.EXACT, null);
    }
}
