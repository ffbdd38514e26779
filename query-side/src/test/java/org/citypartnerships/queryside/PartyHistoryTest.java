package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.queryside.RunningQuerySide.Answer;
import org.citypartnerships.values.Country;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.NameKind;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Precision;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What parties were called on a day, what became part of them, and on which sides they stood. */
class PartyHistoryTest {

    private static final PartyId CHEMNITZ = Seeds.party("chemnitz-de");
    private static final PartyId HULAN = Seeds.party("hulan-cn");
    private static final PartyId BARMEN = Seeds.party("barmen-de");
    private static final PartyId WUPPERTAL = Seeds.party("wuppertal-de");
    private static final PartnershipId CHEMNITZ_MURMANSK = new PartnershipId("partnership:chemnitz-de~murmansk-ru");
    private static final PartnershipId HULAN_MURMANSK = new PartnershipId("partnership:hulan-cn~murmansk-ru");
    private static final PartnershipId BARMEN_SHENZHEN = new PartnershipId("partnership:barmen-de~shenzhen-cn");
    private static final String OF_CHEMNITZ = "/api/partnerships/chemnitz-de~murmansk-ru";

    @SuppressWarnings("NullAway.Init")
    private static RunningQuerySide queries;

    private static long told;
    private static long renamed;
    private static long dated;

    @BeforeAll
    static void record() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.parties());
        told = queries.record(Seeds.together(
                new Event[] {
                    Seeds.source(Seeds.ECHO, "Names", null),
                    new PartyRegistered(
                            CHEMNITZ,
                            Header.of("registered", null),
                            PartyKind.CITY,
                            List.of(
                                    PartyName.of("Chemnitz"),
                                    new PartyName(
                                            "Karl-Marx-Stadt",
                                            "de",
                                            NameKind.PROPER,
                                            StatedDate.of("1953-05-10"),
                                            StatedDate.of("1990-05-31"))),
                            new Country("DE"),
                            null,
                            null,
                            null,
                            null),
                    Seeds.registered("hulan-cn", PartyKind.CITY, "Hulan", "CN", null),
                    Seeds.registered("barmen-de", PartyKind.CITY, "Barmen", "DE", null),
                    Seeds.registered("wuppertal-de", PartyKind.CITY, "Barmen-Elberfeld", "DE", null)
                },
                signed(CHEMNITZ_MURMANSK, CHEMNITZ, Seeds.MURMANSK, "1960"),
                signed(HULAN_MURMANSK, HULAN, Seeds.MURMANSK, "1995"),
                signed(BARMEN_SHENZHEN, BARMEN, Seeds.party("shenzhen-cn"), "1925")));
        queries.record(
                new PartiesMerged(Seeds.HARBIN, Header.of("merger", StatedDate.of("2004-02-04")), List.of(HULAN)),
                new SideJoined(
                        HULAN_MURMANSK, Header.of("joined", StatedDate.of("2004-02-04")), SideId.of(1), Seeds.HARBIN),
                new SideLeft(HULAN_MURMANSK, Header.of("left", StatedDate.of("2004-02-04")), SideId.of(1), HULAN),
                new PartiesMerged(WUPPERTAL, Header.of("merger", StatedDate.of("1929-08-01")), List.of(BARMEN)));
        renamed = queries.record(new PartyRenamed(
                WUPPERTAL,
                Header.of(
                        "renamed",
                        StatedDate.of(new RelativeTo(Seeds.ECHO.value(), "-P1M", Precision.MONTH), "last month")),
                PartyName.of("Wuppertal"),
                false));
        dated = queries.record(new SourceDated(Seeds.ECHO, Header.of("dated", null), StatedDate.of("1930-02-10")));
        queries.record(new PartyDescribed(
                BARMEN, Header.of("within", StatedDate.of("1929-08-01")), "a borough", null, WUPPERTAL, null, null));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    private static Event[] signed(PartnershipId id, PartyId one, PartyId other, String on) {
        return new Event[] {
            Seeds.opened(id, null, List.of(one), List.of(other)),
            new ProtocolSigned(
                    id,
                    Header.of("signed", StatedDate.of(on)),
                    Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT))
        };
    }

    private static JsonNode json(String path) {
        Answer answer = queries.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String title(String path) {
        return json(path).path("title").asString("");
    }

    private static List<String> texts(JsonNode items, String... path) {
        return items.valueStream()
                .map(item -> {
                    JsonNode at = item;
                    for (String field : path) {
                        at = at.path(field);
                    }
                    return at.asString("");
                })
                .toList();
    }

    @Test
    void a_party_is_called_by_the_name_that_was_valid_on_the_asked_day() {
        for (List<String> called : List.of(
                List.of("1953-05-09", "Chemnitz"),
                List.of("1953-05-10", "Karl-Marx-Stadt"),
                List.of("1990-05-31", "Karl-Marx-Stadt"),
                List.of("1990-06-01", "Chemnitz"))) {
            String day = "asOf=" + called.get(0);
            String name = called.get(1);
            assertThat(title(OF_CHEMNITZ + "?" + day)).as(day).isEqualTo(name + " – Murmansk");
            assertThat(title(OF_CHEMNITZ + "?" + day + "&knownAt=position:" + told))
                    .as(day)
                    .isEqualTo(name + " – Murmansk");
            for (String known : List.of("", "&knownAt=position:" + told)) {
                assertThat(texts(
                                json("/api/partnerships?party=chemnitz-de&" + day + known)
                                        .path("items"),
                                "title"))
                        .as(day + known)
                        .containsExactly(name + " – Murmansk");
                JsonNode pair = json("/api/pairs?party=chemnitz-de&" + day + known)
                        .path("items")
                        .get(0);
                assertThat(texts(pair.path("cities"), "name")).as(day + known).containsExactly(name, "Murmansk");
                assertThat(texts(
                                json("/api/pairs/chemnitz-de/murmansk-ru?" + day + known)
                                        .path("cities"),
                                "name"))
                        .as(day + known)
                        .containsExactly(name, "Murmansk");
                assertThat(json("/api/parties/chemnitz-de?" + day + known)
                                .path("name")
                                .asString(""))
                        .as(day + known)
                        .isEqualTo(name);
                assertThat(texts(json("/api/parties?q=chemnitz&" + day + known).path("items"), "name"))
                        .as(day + known)
                        .containsExactly(name);
            }
        }
        assertThat(title(OF_CHEMNITZ)).isEqualTo("Chemnitz – Murmansk");
    }

    @Test
    void a_party_shows_every_name_with_its_days() {
        JsonNode names = json("/api/parties/chemnitz-de").path("names");
        assertThat(texts(names, "text")).containsExactly("Chemnitz", "Karl-Marx-Stadt");
        assertThat(texts(names, "from", "edtf")).containsExactly("", "1953-05-10");
        assertThat(texts(names, "until", "edtf")).containsExactly("", "1990-05-31");
    }

    @Test
    void a_renaming_dated_from_its_source_holds_from_the_day_that_is_learnt_later() {
        String wuppertal = "/api/parties/wuppertal-de?asOf=";
        assertThat(json(wuppertal + "1929-12-31&knownAt=position:" + renamed)
                        .path("name")
                        .asString(""))
                .isEqualTo("Wuppertal");
        for (String known : List.of("", "&knownAt=position:" + dated)) {
            assertThat(json(wuppertal + "1929-12-31" + known).path("name").asString(""))
                    .isEqualTo("Barmen-Elberfeld");
            assertThat(json(wuppertal + "1930-01-01" + known).path("name").asString(""))
                    .isEqualTo("Wuppertal");
            assertThat(texts(
                            json("/api/parties?q=wuppertal&asOf=1929-12-31" + known)
                                    .path("items"),
                            "name"))
                    .containsExactly("Barmen-Elberfeld");
        }
    }

    @Test
    void a_party_shows_what_became_part_of_it_and_what_it_became_part_of() {
        JsonNode harbin = json("/api/parties/harbin-cn?asOf=2010-01-01");
        assertThat(texts(harbin.path("merged"), "name")).containsExactly("Hulan");
        JsonNode merger = harbin.path("mergers").get(0);
        assertThat(merger.path("entry").asString("")).isEqualTo("party:harbin-cn#merger");
        assertThat(merger.path("on").path("edtf").asString("")).isEqualTo("2004-02-04");
        JsonNode hulan = json("/api/parties/hulan-cn");
        assertThat(hulan.path("became").path("name").asString("")).isEqualTo("Harbin");
        assertThat(hulan.path("succeededBy").get(0).path("on").path("edtf").asString(""))
                .isEqualTo("2004-02-04");
        for (String before : List.of("asOf=2004-02-03", "knownAt=position:" + told)) {
            assertThat(json("/api/parties/harbin-cn?" + before).path("mergers"))
                    .as(before)
                    .isEmpty();
            assertThat(json("/api/parties/hulan-cn?" + before).path("became").isNull())
                    .as(before)
                    .isTrue();
        }
        assertThat(json("/api/parties/hulan-cn?asOf=2004-02-04&knownAt=position:" + dated)
                        .path("became")
                        .path("name")
                        .asString(""))
                .isEqualTo("Harbin");
    }

    @Test
    void a_party_shows_on_which_sides_it_stood_and_whose_place_it_took() {
        JsonNode hulan = json("/api/parties/hulan-cn").path("memberships").get(0);
        assertThat(hulan.path("partnership").asString("")).isEqualTo(HULAN_MURMANSK.value());
        assertThat(hulan.path("until").asString("")).isEqualTo("2004-02-04");
        JsonNode harbins = json("/api/parties/harbin-cn").path("memberships");
        assertThat(texts(harbins, "from")).contains("2004-02-04");
        JsonNode wuppertal = json("/api/parties/wuppertal-de");
        assertThat(texts(wuppertal.path("partnerships"))).containsExactly(BARMEN_SHENZHEN.value());
        assertThat(wuppertal
                        .path("memberships")
                        .get(0)
                        .path("through")
                        .path("name")
                        .asString(""))
                .isEqualTo("Barmen");
        assertThat(json("/api/parties/wuppertal-de?asOf=1929-07-31").path("partnerships"))
                .isEmpty();
    }

    @Test
    void the_partnerships_of_a_party_are_also_those_of_what_became_part_of_it_by_the_day() {
        assertThat(texts(
                        json("/api/partnerships?party=wuppertal-de&asOf=1929-08-01")
                                .path("items"),
                        "id"))
                .containsExactly(BARMEN_SHENZHEN.value());
        assertThat(json("/api/partnerships?party=wuppertal-de&asOf=1929-07-31").path("items"))
                .isEmpty();
        assertThat(json("/api/pairs?party=wuppertal-de").path("total").asInt(0)).isEqualTo(1);
    }

    @Test
    void a_pair_answers_for_the_heir_from_the_merger_on_before_the_heir_has_acted() {
        String pair = "/api/pairs/shenzhen-cn/wuppertal-de";
        assertThat(texts(json(pair + "?asOf=1929-08-01").path("partnerships"), "id"))
                .containsExactly(BARMEN_SHENZHEN.value());
        assertThat(texts(
                        json(pair + "?asOf=1929-08-01&knownAt=position:" + dated)
                                .path("partnerships"),
                        "id"))
                .containsExactly(BARMEN_SHENZHEN.value());
        assertThat(texts(json(pair + "/history").path("items"), "entry")).containsExactly("signed");
        for (String before : List.of("?asOf=1929-07-31", "?asOf=1929-08-01&knownAt=position:" + told)) {
            assertThat(queries.get(pair + before).status()).as(before).isEqualTo(404);
        }
        assertThat(texts(json("/api/pairs/harbin-cn/murmansk-ru").path("partnerships"), "id"))
                .containsExactly(HULAN_MURMANSK.value());
    }

    @Test
    void what_is_said_of_a_party_holds_from_its_day_on() {
        assertThat(json("/api/parties/barmen-de?asOf=1929-07-31").path("within").isNull())
                .isTrue();
        assertThat(json("/api/parties/barmen-de?asOf=1929-08-01").path("within").asString(""))
                .isEqualTo("party:wuppertal-de");
    }
}
