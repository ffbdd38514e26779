package org.citypartnerships.queryside.parties;

import java.time.LocalDate;
import java.util.List;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.Listing.Column;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.VersionedAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/parties} and {@code /api/parties/{id}}. */
@RestController
class PartiesApi {

    private static final List<Column<Parties.Listed>> SHEET = List.of(
            new Column<>("id", Parties.Listed::id),
            new Column<>("kind", Parties.Listed::kind),
            new Column<>("name", Parties.Listed::name),
            new Column<>("country", Parties.Listed::country),
            new Column<>("within", Parties.Listed::within),
            new Column<>("actsFor", Parties.Listed::actsFor));

    private final Parties parties;
    private final OneParty one;
    private final KnownStreams streams;
    private final VersionedAnswers answers;

    PartiesApi(Parties parties, OneParty one, KnownStreams streams, VersionedAnswers answers) {
        this.parties = parties;
        this.one = one;
        this.streams = streams;
        this.answers = answers;
    }

    @GetMapping(
            path = {"/api/parties", "/api/parties.csv"},
            params = "!knownAt",
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom("parties")
    Listing<Parties.Listed> list(Parties.Filter filter, Page page, Moment moment) {
        return moment.ask(position -> list(filter, page, position, null));
    }

    @GetMapping(
            path = {"/api/parties", "/api/parties.csv"},
            params = "knownAt",
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom("known-parties")
    Listing<Parties.Listed> listAsKnown(Parties.Filter filter, Page page, Moment moment) {
        KnownAt knownAt = KnownAt.of(filter.knownAt());
        return moment.ask(position -> streams.answer(position, knownAt, (at, known) -> list(filter, page, at, known)));
    }

    private Listing<Parties.Listed> list(Parties.Filter filter, Page page, long position, @Nullable Known known) {
        return Listing.of(position, page, parties.count(filter, known), parties.list(filter, known, page), SHEET);
    }

    @GetMapping(path = "/api/parties/{id}", produces = Listing.JSON)
    @ReadsFrom({"parties", "partnerships", "figures", "sources", "knowledge", "known-parties"})
    ResponseEntity<byte[]> one(
            @PathVariable("id") String id,
            @RequestParam(name = "asOf", required = false) @Nullable LocalDate asOf,
            @RequestParam(name = "knownAt", required = false) @Nullable String knownAt,
            Moment moment) {
        String party = Ids.of("party", id);
        KnownAt at = KnownAt.of(knownAt);
        return answers.of(moment.ask(position -> one.at(position, party, asOf, at)));
    }
}
