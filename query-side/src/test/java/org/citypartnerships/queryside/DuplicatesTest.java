package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A partnership that was recorded twice by mistake: its entries are read as the other's, from the declaration on. */
class DuplicatesTest {

    private static final PartnershipId STAYS = new PartnershipId("partnership:harbin-cn~murmansk-ru");
    private static final PartnershipId AGAIN = new PartnershipId("partnership:harbin-cn~murmansk-ru.again");
    private static final EntryId SIGNING = new EntryId("signing");
    private static final String ONE = "/api/partnerships/harbin-cn~murmansk-ru";
    private static final String OTHER = "/api/partnerships/harbin-cn~murmansk-ru.again";

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    private static long apart;
    private static long declared;
    private static long mended;
    private static long apartAgain;

    /** Harbin is the first side of the one and, under another order, of the other; both call their signing the same. */
    @BeforeAll
    static void record() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.parties());
        apart = queries.record(
                Seeds.opened(STAYS, null, List.of(Seeds.HARBIN), List.of(Seeds.MURMANSK)),
                new ProtocolSigned(
                        STAYS,
                        Header.of("signing", StatedDate.of("2014-03")),
                        Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT)),
                Seeds.opened(AGAIN, "again", List.of(Seeds.MURMANSK), List.of(Seeds.HARBIN)),
                new AgreementSigned(AGAIN, Header.of("signing", StatedDate.of("2016-09-10")), twinning()),
                new PartnershipSuspended(
                        AGAIN, Header.of("suspension", null), Act.of(Seeds.MURMANSK, StatedDate.of("2022-03-01"))));
        declared = queries.record(new DuplicateDeclared(AGAIN, Header.of("twice", null), STAYS));
        mended = queries.record(new EntryCorrected(
                AGAIN,
                Header.of("mended", null),
                SIGNING,
                new AgreementSigned(AGAIN, Header.of("signing", StatedDate.of("2016-09-11")), twinning()),
                "misread"));
        apartAgain = queries.record(
                new EntryRetracted(AGAIN, Header.of("two", null), new EntryId("twice"), "a strand after all"));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static Instrument twinning() {
        return Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING);
    }

    private static JsonNode at(String address, long position) {
        String known = (address.contains("?") ? "&" : "?") + "knownAt=position:" + position;
        Answer answer = queries.get(address + known);
        assertThat(answer.status()).as(address + ": " + answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> texts(JsonNode items, String field) {
        return items.valueStream().map(item -> item.path(field).asString("")).toList();
    }

    private static String relation(JsonNode answer) {
        return answer.path("id").asString("") + " " + answer.path("relation").asString("") + " "
                + answer.path("standing").asString("");
    }

    @Test
    void before_the_declaration_and_after_it_was_retracted_there_are_two() {
        for (long position : List.of(apart, apartAgain)) {
            assertThat(relation(at(ONE, position))).isEqualTo(STAYS + " INTENT IN_FORCE");
            assertThat(relation(at(OTHER, position))).isEqualTo(AGAIN + " TWINNING SUSPENDED");
            assertThat(texts(at("/api/partnerships?party=harbin-cn", position).path("items"), "id"))
                    .containsExactly(STAYS.value(), AGAIN.value());
            assertThat(texts(at(ONE + "/history", position).path("items"), "entry"))
                    .containsExactly("signing");
        }
        assertThat(relation(queries.get(ONE).json())).isEqualTo(STAYS + " INTENT IN_FORCE");
        assertThat(texts(
                        queries.get("/api/partnerships?party=murmansk-ru")
                                .json()
                                .path("items"),
                        "id"))
                .containsExactly(STAYS.value(), AGAIN.value());
    }

    @Test
    void since_the_declaration_there_is_one_with_the_entries_of_both_under_either_id() {
        for (String address : List.of(ONE, OTHER)) {
            JsonNode one = at(address, declared);
            assertThat(relation(one)).isEqualTo(STAYS + " TWINNING SUSPENDED");
            assertThat(texts(one.path("instruments"), "entry")).containsExactly("signing", "signing.2");
            assertThat(texts(one.path("sides"), "standing")).containsExactly("IN_FORCE", "SUSPENDED");
            assertThat(texts(at(address + "/history", declared).path("items"), "ref"))
                    .containsExactly(STAYS + "#signing", STAYS + "#signing.2", STAYS + "#suspension");
        }
        for (String list : List.of("/api/partnerships?party=harbin-cn", "/api/partnerships?standing=SUSPENDED")) {
            assertThat(texts(at(list, declared).path("items"), "id")).as(list).containsExactly(STAYS.value());
        }
        assertThat(texts(at("/api/pairs/harbin-cn/murmansk-ru", declared).path("partnerships"), "id"))
                .containsExactly(STAYS.value());
    }

    @Test
    void what_is_mended_in_the_duplicate_is_mended_in_what_is_read() {
        JsonNode signing = at(ONE, mended).path("instruments").path(1);
        assertThat(signing.path("signedOn").path("edtf").asString("")).isEqualTo("2016-09-11");
        JsonNode file = at(ONE + "/entries/signing.2", mended);
        assertThat(texts(file.path("versions"), "cause")).containsExactly("RECORDED", "CORRECTED");
        assertThat(file.path("versions").path(1).path("event").path("stream").asString(""))
                .isEqualTo(AGAIN.value());
    }

    @Test
    void the_replay_shows_the_declaration_and_the_chain_of_why_leads_to_both() {
        JsonNode steps = at(ONE + "/replay", apartAgain).path("items");
        assertThat(texts(steps, "kind"))
                .containsExactly(
                        "partnership-opened",
                        "protocol-signed",
                        "duplicate-declared",
                        "entry-corrected",
                        "entry-retracted");
        assertThat(texts(steps, "relation")).endsWith("INTENT", "TWINNING", "TWINNING", "INTENT");
        JsonNode chain = at(ONE + "/why?field=relation", mended).path("chain");
        assertThat(texts(chain, "entry")).containsExactly("signing", "signing.2");
        assertThat(texts(chain.path(1).path("events"), "stream")).containsOnly(AGAIN.value());
        JsonNode difference = queries.get(ONE + "/diff?from=@position:" + apart + "&to=@position:" + declared)
                .json();
        assertThat(difference.path("changes").toString()).contains("twinning", "suspended");
    }

    @Test
    void what_is_known_now_is_read_so_and_what_is_recorded_in_the_other_later_too() {
        PartnershipId stays = new PartnershipId("partnership:harbin-cn~shenzhen-cn");
        PartnershipId again = new PartnershipId("partnership:harbin-cn~shenzhen-cn.again");
        queries.record(
                Seeds.opened(stays, null, List.of(Seeds.HARBIN), List.of(Seeds.party("shenzhen-cn"))),
                Seeds.opened(again, "again", List.of(Seeds.HARBIN), List.of(Seeds.party("shenzhen-cn"))),
                new AgreementSigned(again, Header.of("signing", StatedDate.of("2016-09-10")), twinning()));
        queries.record(new DuplicateDeclared(again, Header.of("twice", null), stays));
        assertThat(entriesOnPage("harbin-cn~shenzhen-cn.again"))
                .isEqualTo(entriesOnPage("harbin-cn~shenzhen-cn"))
                .hasSize(1);
        assertThat(relation(queries.get("/api/partnerships?party=shenzhen-cn&standing=IN_FORCE")
                        .json()
                        .path("items")
                        .path(0)))
                .isEqualTo(stays + " TWINNING IN_FORCE");
        queries.record(
                new PartnershipEnded(stays, Header.of("end", null), Act.of(Seeds.HARBIN, StatedDate.of("2020-01-01"))));
        queries.record(new EntryRetracted(again, Header.of("untold", null), SIGNING, "no such thing"));
        JsonNode list = queries.get("/api/partnerships?party=shenzhen-cn").json();
        assertThat(list.path("total").asInt()).isEqualTo(1);
        assertThat(list.path("items").path(0).path("standing").asString("")).isEqualTo("ENDED");
        assertThat(list.path("items").path(0).path("instruments")).isEmpty();
        assertThat(texts(
                        queries.get("/api/partnerships/harbin-cn~shenzhen-cn.again/history")
                                .json()
                                .path("items"),
                        "entry"))
                .containsExactly("end");
    }

    private static List<String> entriesOnPage(String partnership) {
        return Pattern.compile("id=\"entry-([^\"]+)\"")
                .matcher(queries.get("/partnerships/" + partnership, "Accept", "text/html")
                        .body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
