package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.List;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.partnerships.Partnerships.Listed;
import org.citypartnerships.queryside.partnerships.Partnerships.Side;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.Dossiers.Plan;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.Listing.Column;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/partnerships} and {@code /api/partnerships/{id}}. */
@RestController
class PartnershipsApi {

    private static final List<Column<Listed>> SHEET = List.of(
            new Column<>("id", Listed::id),
            new Column<>("title", Listed::title),
            new Column<>("strand", Listed::strand),
            new Column<>("relation", listed -> listed.status().relation()),
            new Column<>("alsoReadAs", listed -> Listing.cell(listed.status().alsoReadAs())),
            new Column<>("relationCertainty", listed -> listed.status().relationCertainty()),
            new Column<>("standing", listed -> listed.status().standing()),
            new Column<>("certainty", listed -> listed.status().certainty()),
            new Column<>("words", listed -> listed.status().words()),
            new Column<>(
                    "inForceSince", listed -> Dates.edtfOrWords(listed.status().inForceSince())),
            new Column<>("oneSided", listed -> listed.status().oneSided()),
            new Column<>("disputed", listed -> listed.status().disputed()),
            new Column<>("dormant", listed -> listed.status().dormant()),
            new Column<>("members", PartnershipsApi::members),
            new Column<>("papers", listed -> listed.instruments().size()),
            new Column<>(
                    "plans",
                    listed -> String.join(
                            "; ", listed.plans().stream().map(Plan::cell).toList())),
            new Column<>(
                    "warnings",
                    listed -> Listing.cell(
                            listed.warnings().stream().map(Flag::code).toList())),
            new Column<>("sequence", Listed::sequence));

    private final Partnerships partnerships;
    private final OnePartnership one;
    private final KnownStreams streams;

    PartnershipsApi(Partnerships partnerships, OnePartnership one, KnownStreams streams) {
        this.partnerships = partnerships;
        this.one = one;
        this.streams = streams;
    }

    @GetMapping(
            path = {"/api/partnerships", "/api/partnerships.csv"},
            params = "!knownAt",
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom({"partnerships", "parties", "timeline"})
    Listing<Listed> list(PartnershipFilter filter, Page page, Moment moment) {
        return moment.ask(position -> list(filter, page, position, null));
    }

    @GetMapping(
            path = {"/api/partnerships", "/api/partnerships.csv"},
            params = "knownAt",
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom({"knowledge", "known-parties"})
    Listing<Listed> listAsKnown(PartnershipFilter filter, Page page, Moment moment) {
        KnownAt knownAt = KnownAt.of(filter.knownAt());
        return moment.ask(position -> streams.answer(position, knownAt, (at, known) -> list(filter, page, at, known)));
    }

    private Listing<Listed> list(PartnershipFilter filter, Page page, long position, @Nullable Known known) {
        return Listing.of(
                position, page, partnerships.count(filter, known), partnerships.list(filter, known, page), SHEET);
    }

    @GetMapping("/api/partnerships/{id}")
    @ReadsFrom({"partnerships", "parties", "figures", "sources"})
    ResponseEntity<OnePartnership.Answer> one(
            @PathVariable("id") String id,
            @RequestParam(name = "asOf", required = false) @Nullable LocalDate asOf,
            @RequestParam(name = "knownAt", required = false) @Nullable String knownAt,
            Moment moment) {
        String partnership = Ids.of("partnership", id);
        KnownAt known = KnownAt.of(knownAt);
        return Versioned.answer(moment.ask(position -> one.at(position, partnership, asOf, known)));
    }

    private static String members(Listed listed) {
        return String.join(
                " ~ ", listed.sides().stream().map(PartnershipsApi::members).toList());
    }

    private static String members(Side side) {
        return String.join(
                " ",
                side.members().stream().map(member -> Ids.name(member.id())).toList());
    }
}
