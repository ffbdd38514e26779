package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What nobody has confirmed is told as that, and changes nothing. */
class ConfirmationTest {
    private static final PartyId OSLO = Seeds.party("oslo-no");
    private static final PartyId BERGEN = Seeds.party("bergen-no");

    private static RunningQuerySide queries;

    @BeforeAll
    static void start() {
        queries = RunningQuerySide.onAFreshStore();
        queries.record(Seeds.parties());
        queries.record(
                Seeds.registered("oslo-no", PartyKind.CITY, "Oslo", "NO", null),
                Seeds.registered("bergen-no", PartyKind.CITY, "Bergen", "NO", null));
    }

    @AfterAll
    static void stop() {
        queries.close();
    }

    @Test
    void an_ending_counts_from_its_confirmation_on_and_before_it_for_nobody() {
        PartnershipId id = new PartnershipId("partnership:bergen-no~harbin-cn");
        queries.record(Seeds.opened(id, null, List.of(BERGEN), List.of(Seeds.HARBIN)), signed(id));
        long proposed = queries.propose(ended(id));
        assertThat(standing(id, "")).isEqualTo("IN_FORCE");
        assertThat(history(id, "")).containsExactly("signed true");
        assertThat(history(id, "?confirmation=any")).containsExactly("signed true", "ended false");
        assertThat(history(id, "?confirmation=waiting")).containsExactly("ended false");
        assertThat(listed("/api/partnerships?party=bergen-no&standing=ENDED")).isZero();

        queries.record(new EntryConfirmed(id, new EntryId("ended")));
        assertThat(standing(id, "")).isEqualTo("ENDED");
        assertThat(standing(id, "?knownAt=position:" + proposed)).isEqualTo("IN_FORCE");
        assertThat(history(id, "?knownAt=position:" + proposed)).containsExactly("signed true");
        assertThat(history(id, "")).containsExactly("signed true", "ended true");
        assertThat(listed("/api/partnerships?party=bergen-no&standing=ENDED")).isEqualTo(1);
        assertThat(listed("/api/partnerships?party=bergen-no&standing=ENDED&knownAt=position:" + proposed))
                .isZero();
    }

    @Test
    void a_partnership_of_which_nobody_has_confirmed_anything_is_in_no_list() {
        PartnershipId id = new PartnershipId("partnership:bergen-no~sunderland-gb");
        queries.record(Seeds.opened(id, null, List.of(BERGEN), List.of(Seeds.SUNDERLAND)));
        long proposed = queries.propose(signed(id));
        String list = "/api/partnerships?party=bergen-no&q=sunderland";
        assertThat(listed(list)).isZero();
        assertThat(listed("/api/pairs?party=bergen-no&q=sunderland")).isZero();
        assertThat(history(id, "?confirmation=waiting")).containsExactly("signed false");
        queries.record(new EntryConfirmed(id, new EntryId("signed")));
        assertThat(listed(list)).isEqualTo(1);
        assertThat(listed(list + "&knownAt=position:" + proposed)).isZero();
    }

    @Test
    void what_was_rejected_stays_on_record_with_the_reason() {
        PartnershipId id = new PartnershipId("partnership:harbin-cn~oslo-no");
        queries.record(Seeds.opened(id, null, List.of(Seeds.HARBIN), List.of(OSLO)), signed(id));
        queries.propose(ended(id));
        queries.record(new EntryRejected(id, new EntryId("ended"), "the council has not met"));
        assertThat(standing(id, "")).isEqualTo("IN_FORCE");
        assertThat(history(id, "?confirmation=any")).containsExactly("signed true");
        JsonNode file =
                queries.get("/api/partnerships/harbin-cn~oslo-no/entries/ended").json();
        assertThat(file.toString()).contains("the council has not met").contains("\"stands\":false");
    }

    @Test
    void what_never_stood_is_told_with_what_would_say_so() {
        PartnershipId id = new PartnershipId("partnership:bergen-no~oslo-no");
        queries.record(Seeds.opened(id, null, List.of(BERGEN), List.of(OSLO)), signed(id));
        queries.propose(new PartnershipEnded(
                id,
                Header.of("ended", null, new Evidence(Seeds.ECHO, null, "the council decided")),
                Act.of(OSLO, StatedDate.of("2020-05-01"))));
        String file = "/api/partnerships/bergen-no~oslo-no/entries/ended";
        assertThat(queries.get(file).json().path("evidence").toString()).contains("the council decided");
        String page = file.substring("/api".length());
        assertThat(queries.get(page).body()).contains("does not stand yet: it waits for a second person");

        queries.record(new EntryRejected(id, new EntryId("ended"), "the council has not met"));
        assertThat(queries.get(file).json().path("evidence").toString()).contains("the council decided");
        assertThat(queries.get(page).body()).contains("does not stand: a second person rejected it");
    }

    @Test
    void a_figure_of_trade_that_waits_is_not_among_the_figures() {
        TradeFigureRecorded figure = java.util.Arrays.stream(Seeds.harbinRussia())
                .filter(TradeFigureRecorded.class::isInstance)
                .map(TradeFigureRecorded.class::cast)
                .findFirst()
                .orElseThrow();
        String between = figure.scope().from().value().substring("party:".length()) + ","
                + String.valueOf(figure.scope().to()).substring("party:".length());
        queries.propose(figure);
        assertThat(queries.get("/api/trade?between=" + between)
                        .json()
                        .path("figures")
                        .size())
                .isZero();
        queries.record(new EntryConfirmed(figure.figuresId(), figure.entryId()));
        assertThat(queries.get("/api/trade?between=" + between)
                        .json()
                        .path("figures")
                        .size())
                .isEqualTo(1);
    }

    private static AgreementSigned signed(PartnershipId id) {
        return new AgreementSigned(
                id,
                Header.of("signed", StatedDate.of("2009-06-01")),
                Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING));
    }

    private static PartnershipEnded ended(PartnershipId id) {
        return new PartnershipEnded(id, Header.of("ended", null), Act.of(Seeds.HARBIN, StatedDate.of("2020-05-01")));
    }

    private static String standing(PartnershipId id, String query) {
        return queries.get("/api/partnerships/" + name(id) + query)
                .json()
                .path("standing")
                .asString("");
    }

    private static List<String> history(PartnershipId id, String query) {
        return queries.get("/api/partnerships/" + name(id) + "/history" + query)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("entry").asString("") + " "
                        + item.path("confirmed").asBoolean(false))
                .toList();
    }

    private static int listed(String path) {
        return queries.get(path).json().path("items").size();
    }

    private static String name(PartnershipId id) {
        return id.value().substring("partnership:".length());
    }
}
