package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Reliability;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.SourceKind;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.StatementKind;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Entries that are not for everybody are told to auditors, and that they read them is written down first. */
class InternalTest {

    private static final String SECRET = "talked-among-ourselves";
    private static final SourceId SOURCE = new SourceId("source:" + SECRET);
    private static final PartnershipId ID = new PartnershipId("partnership:harbin-cn~sunderland-gb");
    private static final String PAPER = SECRET + "-paper";
    private static final String PLAN = SECRET + "-plan";
    private static final PartnershipId MURMANSK = new PartnershipId("partnership:harbin-cn~murmansk-ru");
    private static final PartnershipId SHENZHEN = new PartnershipId("partnership:shenzhen-cn~sunderland-gb");
    private static final PartnershipId NAMING = new PartnershipId("partnership:murmansk-ru~shenzhen-cn");
    private static final String NAMED = SECRET + "-named";
    private static final String HISTORY = "/api/partnerships/harbin-cn~sunderland-gb/history";
    private static final String ENTRY = "/api/partnerships/harbin-cn~sunderland-gb/entries/" + SECRET;

    private static TokensOfEveryRole commandSide;
    private static RunningQuerySide queries;

    @BeforeAll
    static void start() {
        commandSide = new TokensOfEveryRole();
        queries = RunningQuerySide.onAFreshStore(
                "partnerships.anonymous=HISTORY", "partnerships.command-side-url=" + commandSide.address());
        queries.record(Seeds.parties());
        queries.record(
                Seeds.opened(ID, null, List.of(Seeds.HARBIN), List.of(Seeds.SUNDERLAND)),
                said("said", Visibility.PUBLIC),
                said(SECRET, Visibility.INTERNAL),
                new EvidenceAdded(
                        ID,
                        new Header(
                                new EntryId(SECRET + "-witness"),
                                null,
                                List.of(new Evidence(SOURCE, null, "was " + SECRET)),
                                null,
                                List.of(),
                                Visibility.INTERNAL,
                                null),
                        new EntryId("said")),
                new EntryContested(
                        ID,
                        header(SECRET + "-contest", null, Visibility.INTERNAL),
                        new EntryId("said"),
                        "/statement/summary",
                        "Well, " + SECRET));
        queries.record(new SourceRegistered(
                SOURCE,
                header("registered", null, Visibility.INTERNAL),
                SourceKind.LETTER,
                "A letter that was " + SECRET,
                null,
                List.of(),
                StatedDate.of("1913-07-17"),
                null,
                null,
                "en",
                null,
                Reliability.REPORTED));
        queries.record(
                Seeds.opened(MURMANSK, null, List.of(Seeds.HARBIN), List.of(Seeds.MURMANSK)),
                new ProtocolSigned(
                        MURMANSK,
                        header("protocol", "2014-03-05", Visibility.PUBLIC),
                        Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT)),
                new AgreementSigned(
                        MURMANSK,
                        header(PAPER, "2021-05-06", Visibility.INTERNAL),
                        Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)),
                planned("2031-07-07"),
                new EntryCorrected(
                        MURMANSK,
                        header("put-right", null, Visibility.PUBLIC),
                        new EntryId(PLAN),
                        planned("2031-07-08"),
                        "A day later."),
                new EntryContested(
                        MURMANSK,
                        header("contested", null, Visibility.PUBLIC),
                        new EntryId(PLAN),
                        "/plannedFor",
                        "2031-07-09"));
        queries.record(
                Seeds.opened(SHENZHEN, null, List.of(Seeds.party("shenzhen-cn")), List.of(Seeds.SUNDERLAND)),
                new AgreementSigned(
                        SHENZHEN,
                        header(PAPER, "2021-05-06", Visibility.INTERNAL),
                        Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)));
        queries.record(
                Seeds.opened(NAMING, null, List.of(Seeds.MURMANSK), List.of(Seeds.party("shenzhen-cn"))),
                said(NAMING, "meant", Visibility.PUBLIC),
                new EntryRetracted(
                        NAMING,
                        header("taken-back", null, Visibility.INTERNAL),
                        new EntryId("meant"),
                        "Since we " + SECRET),
                new AgreementSigned(
                        NAMING,
                        header(NAMED, "2021-05-06", Visibility.INTERNAL),
                        Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING)),
                new InstrumentTerminated(
                        NAMING,
                        new Header(
                                new EntryId("ended"),
                                StatedDate.of("2023-04-05"),
                                List.of(),
                                null,
                                List.of(new Link(LinkKind.PART_OF_ACT, new EntryRef(NAMING, new EntryId(NAMED)))),
                                Visibility.PUBLIC,
                                null),
                        new EntryId(NAMED),
                        Act.of(Seeds.MURMANSK, null)));
    }

    private static SigningPlanned planned(String day) {
        return new SigningPlanned(
                MURMANSK,
                header(PLAN, null, Visibility.INTERNAL),
                StatedDate.of(day),
                InstrumentForm.MEMORANDUM,
                List.of(Rung.CONTACT),
                null,
                null,
                null);
    }

    private static Header header(String entry, @Nullable String day, Visibility visibility) {
        return new Header(
                new EntryId(entry),
                day == null ? null : StatedDate.of(day),
                List.of(),
                null,
                List.of(),
                visibility,
                null);
    }

    @AfterAll
    static void stop() {
        queries.close();
        commandSide.close();
    }

    private static StatementRecorded said(String entry, Visibility visibility) {
        return said(ID, entry, visibility);
    }

    private static StatementRecorded said(PartnershipId partnership, String entry, Visibility visibility) {
        return new StatementRecorded(
                partnership,
                new Header(new EntryId(entry), null, List.of(), null, List.of(), visibility, null),
                new Statement(StatementKind.OPINION, "Well.", null, Seeds.HARBIN, List.of()));
    }

    private static List<String> entries(String query, String role) {
        return queries.get(HISTORY + query, TokensOfEveryRole.header(role))
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("entry").asString("") + " "
                        + item.path("visibility").asString(""))
                .toList();
    }

    @Test
    void an_auditor_who_asks_for_them_sees_them_and_that_is_written_down() {
        assertThat(entries("", "auditor")).containsExactly("said PUBLIC");
        assertThat(commandSide.readings()).isEmpty();

        assertThat(entries("?visibility=any", "auditor"))
                .containsExactlyInAnyOrder("said PUBLIC", SECRET + " INTERNAL");
        assertThat(entries("?visibility=internal", "auditor")).containsExactly(SECRET + " INTERNAL");
        assertThat(queries.get(HISTORY + ".csv?visibility=internal", TokensOfEveryRole.header("auditor"))
                        .body())
                .contains(SECRET);
        assertThat(queries.get(ENTRY + "?visibility=any", TokensOfEveryRole.header("auditor"))
                        .body())
                .contains(SECRET);
        assertThat(queries.get(ENTRY, TokensOfEveryRole.header("auditor")).status())
                .isEqualTo(404);
        assertThat(commandSide.readings())
                .containsExactly(
                        "AUDITOR {\"address\":\"" + HISTORY + "\"}",
                        "AUDITOR {\"address\":\"" + HISTORY + "\"}",
                        "AUDITOR {\"address\":\"" + HISTORY + ".csv\"}",
                        "AUDITOR {\"address\":\"" + ENTRY + "\"}");
        commandSide.readings().clear();
    }

    @Test
    void what_cannot_be_written_down_is_not_told() {
        commandSide.writesDown(false);
        Answer answer = queries.get(HISTORY + "?visibility=any", TokensOfEveryRole.header("auditor"));
        commandSide.writesDown(true);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reader", "recorder", "approver", "administrator"})
    void nobody_else_sees_them(String role) {
        for (String address : List.of(HISTORY, HISTORY + ".csv", ENTRY)) {
            for (String visibility : List.of("internal", "any", "ANY")) {
                assertThat(queries.get(address + "?visibility=" + visibility, TokensOfEveryRole.header(role))
                                .status())
                        .as(address)
                        .isEqualTo(403);
            }
        }
    }

    /** Also where everybody may read how everything came to be, and whoever asks with the name of an auditor. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/partnerships",
                "/partnerships/harbin-cn~sunderland-gb",
                "/parties/harbin-cn",
                "/attention",
                "/api/overview",
                "/api/attention",
                "/api/attention.csv",
                "/api/partnerships",
                "/api/partnerships/harbin-cn~sunderland-gb",
                "/api/partnerships/harbin-cn~sunderland-gb/history",
                "/api/partnerships/harbin-cn~sunderland-gb/history?knownAt=position:100000",
                "/api/partnerships/harbin-cn~sunderland-gb/history.csv",
                "/api/partnerships/harbin-cn~sunderland-gb/replay",
                "/api/partnerships/harbin-cn~sunderland-gb/replay.csv",
                "/api/partnerships/harbin-cn~sunderland-gb/diff?from=1900-01-01&to=2026-01-01",
                "/api/partnerships/harbin-cn~sunderland-gb/why?field=standing",
                "/api/pairs/harbin-cn/sunderland-gb",
                "/api/pairs/harbin-cn/sunderland-gb/history",
                "/api/parties/harbin-cn",
                "/api/parties/harbin-cn/history",
                "/api/trade?between=harbin-cn,sunderland-gb",
                "/recorded",
                "/sources",
                "/api/sources",
                "/api/sources.csv"
            })
    void nothing_of_them_is_told_anywhere_else(String address) {
        assertThat(queries.get(address).body()).doesNotContain(SECRET);
        assertThat(queries.get(address, TokensOfEveryRole.header("auditor")).body())
                .doesNotContain(SECRET);
    }

    @Test
    void a_source_that_is_not_public_is_found_by_nobody() {
        for (String address : List.of("/sources/" + SECRET, "/api/sources/" + SECRET)) {
            assertThat(queries.get(address, TokensOfEveryRole.header("recorder"))
                            .status())
                    .as(address)
                    .isEqualTo(404);
        }
        assertThat(queries.get("/api/partnerships?source=among-ourselves")
                        .json()
                        .path("total")
                        .asInt(9))
                .isZero();
    }

    /** What they do to the standing is told, and that it is an entry that is not public, but not which and what it says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/attention",
                "/parties/harbin-cn",
                "/partnerships",
                "/partnerships/{id}",
                "/partnerships/{id}?asOf=2026-01-01",
                "/partnerships/{id}/why",
                "/partnerships/{id}/why?field=sides/s1/because",
                "/partnerships/{id}/compare?fromDay=2020-01-01&toDay=2026-11-20",
                "/partnerships/{id}/replay?step=2",
                "/partnerships/{id}/replay?step=3",
                "/partnerships/{id}/replay?step=4",
                "/partnerships/{id}/replay?step=5",
                "/partnerships/{id}/replay?step=6",
                "/api/partnerships",
                "/api/partnerships.csv",
                "/api/partnerships?asOf=2026-01-01",
                "/api/partnerships?knownAt=position:100000",
                "/api/partnerships/{id}",
                "/api/partnerships/{id}?asOf=2026-01-01",
                "/api/partnerships/{id}?knownAt=position:100000",
                "/api/partnerships/{id}/diff?from=2014-04-01&to=2026-11-20",
                "/api/partnerships/{id}/why?field=zz",
                "/api/partnerships/{id}/why?field=standing",
                "/api/partnerships/{id}/why?field=relation",
                "/api/partnerships/{id}/why?field=sides/s1/because",
                "/api/partnerships/{id}/why?field=instruments/" + PAPER + "/form",
                "/api/partnerships/{id}/why?field=instruments/" + PAPER + "/signedOn",
                "/api/partnerships/{id}/why?field=plans/" + PLAN + "/progress",
                "/api/partnerships/{id}/replay",
                "/api/partnerships/{id}/replay.csv"
            })
    void of_what_the_standing_rests_on_it_is_not_told_which_it_is(String address) {
        String asked = address.replace("{id}", "harbin-cn~murmansk-ru");
        for (Answer answer : List.of(queries.get(asked), queries.get(asked, TokensOfEveryRole.header("auditor")))) {
            assertThat(answer.status()).isNotEqualTo(404);
            assertThat(answer.body()).doesNotContain(PAPER, PLAN, "2031-07-0");
        }
    }

    @Test
    void fields_of_papers_and_plans_that_are_not_public_are_not_there() {
        for (String field : List.of(
                "instruments/" + PAPER + "/form",
                "instruments/" + PAPER + "/signedOn",
                "plans/" + PLAN + "/progress",
                "plans/" + PLAN + "/dueOn")) {
            assertThat(queries.get("/api/partnerships/harbin-cn~murmansk-ru/why?field=" + field)
                            .status())
                    .as(field)
                    .isEqualTo(400);
        }
    }

    @Test
    void that_the_relation_rests_on_what_is_not_public_is_said_without_its_kind_and_date() {
        JsonNode why = queries.get("/api/partnerships/harbin-cn~murmansk-ru/why?field=relation")
                .json();
        assertThat(why.path("value").asString("")).isEqualTo("TWINNING");
        JsonNode link = why.path("chain").path(why.path("chain").size() - 1);
        assertThat(link.path("words").asString(""))
                .isEqualTo(
                        "An entry that is not public: with this entry relation is twinning; before it, it was intent.");
        for (String hidden : List.of("entry", "kind", "happened", "resolved", "lastDay", "links")) {
            assertThat(link.path(hidden).isMissingNode() || link.path(hidden).isNull())
                    .as(hidden)
                    .isTrue();
        }
        assertThat(link.path("events").size()).isZero();
        assertThat(queries.get("/partnerships/harbin-cn~murmansk-ru/why?field=relation")
                        .body())
                .contains("An entry that is not public")
                .doesNotContain("Agreement signed");
    }

    @Test
    void a_standing_that_rests_on_what_is_not_public_alone_is_told_and_that_it_does() {
        JsonNode partnership =
                queries.get("/api/partnerships/shenzhen-cn~sunderland-gb").json();
        assertThat(partnership.path("standing").asString("")).isEqualTo("IN_FORCE");
        assertThat(partnership.path("sides").path(0).path("because").isNull()).isTrue();
        assertThat(queries.get("/partnerships/shenzhen-cn~sunderland-gb").body())
                .contains("unknown → twinning, in force", "on an entry that is not public")
                .doesNotContain(PAPER, "Agreement signed");
        assertThat(queries.get("/partnerships/shenzhen-cn~sunderland-gb/why").body())
                .contains("An entry that is not public")
                .doesNotContain(PAPER, "Agreement signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RetractEntry", "CorrectEntry"})
    void why_an_entry_was_retracted_is_told_in_no_form_if_the_retraction_is_not_public(String command) {
        String form = queries.get(
                        "/record/" + command + "?entry=partnership:murmansk-ru~shenzhen-cn%23meant",
                        SignedInBrowser.header(queries, "recorder"))
                .body();

        assertThat(form).contains("This entry was retracted already").doesNotContain(SECRET);
    }

    /** What names a hidden entry is told without its name, also as the event was stored. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/partnerships/{id}",
                "/partnerships/{id}/why",
                "/partnerships/{id}/entries/ended",
                "/api/partnerships/{id}",
                "/api/partnerships/{id}/entries/ended",
                "/api/partnerships/{id}/history",
                "/api/partnerships/{id}/history?knownAt=position:100000",
                "/api/partnerships/{id}/history.csv",
                "/api/partnerships/{id}/why?field=standing",
                "/api/parties/murmansk-ru/history",
                "/api/pairs/murmansk-ru/shenzhen-cn/history"
            })
    void no_public_entry_names_one_that_is_not(String address) {
        String asked = address.replace("{id}", "murmansk-ru~shenzhen-cn");
        for (Answer answer : List.of(queries.get(asked), queries.get(asked, auditor(asked)))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).containsIgnoringCase("murmansk").doesNotContain(NAMED);
        }
    }

    /** Pages know somebody who signed in there, and the API whoever sends a token. */
    private static String[] auditor(String address) {
        return address.startsWith("/api/")
                ? TokensOfEveryRole.header("auditor")
                : SignedInBrowser.header(queries, "auditor");
    }

    @Test
    void an_auditor_who_asks_for_them_reads_which_entries_are_named() {
        for (String address : List.of("history", "entries/ended")) {
            assertThat(queries.get(
                                    "/api/partnerships/murmansk-ru~shenzhen-cn/" + address + "?visibility=any",
                                    TokensOfEveryRole.header("auditor"))
                            .body())
                    .contains("murmansk-ru~shenzhen-cn#" + NAMED, "\"instrument\":\"" + NAMED + "\"");
        }
        commandSide.readings().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"harbin-cn~sunderland-gb/entries/said", "murmansk-ru~shenzhen-cn/entries/meant"})
    void what_is_not_public_about_a_public_entry_is_told_at_its_address_once_it_is_written_down(String entry) {
        for (String address : List.of("/api/partnerships/" + entry, "/partnerships/" + entry)) {
            assertThat(queries.get(address).body()).doesNotContain(SECRET);
            assertThat(queries.get(address, auditor(address)).body()).doesNotContain(SECRET);
            assertThat(commandSide.readings()).isEmpty();

            assertThat(queries.get(address + "?visibility=any", auditor(address))
                            .body())
                    .contains(SECRET);
            assertThat(commandSide.readings()).containsExactly("AUDITOR {\"address\":\"" + address + "\"}");
            commandSide.readings().clear();
        }
    }

    @Test
    void a_stranger_is_asked_to_sign_in() {
        assertThat(queries.get(HISTORY + "?visibility=any").status()).isEqualTo(401);
        assertThat(queries.send("HEAD", HISTORY + "?visibility=any").status()).isEqualTo(401);
    }
}
