package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.partnerships.Partnerships.Listed;
import org.citypartnerships.queryside.partnerships.Sides.Side;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.Listing.Column;
import org.citypartnerships.queryside.web.Order;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.Plan;
import org.citypartnerships.queryside.web.VersionedAnswers;
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
    private final KeptAnswers kept;
    private final KnownStreams streams;
    private final VersionedAnswers answers;

    PartnershipsApi(
            Partnerships partnerships,
            OnePartnership one,
            KeptAnswers kept,
            KnownStreams streams,
            VersionedAnswers answers) {
        this.partnerships = partnerships;
        this.one = one;
        this.kept = kept;
        this.streams = streams;
        this.answers = answers;
    }

    @GetMapping(
            path = {"/api/partnerships", "/api/partnerships.csv"},
            params = "!knownAt",
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom({"partnerships", "parties", "timeline", "sources"})
    Listing<Listed> list(
            PartnershipFilter filter,
            Page page,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Moment moment) {
        return moment.ask(position -> page(position, filter, null, page, after));
    }

    @GetMapping(
            path = {"/api/partnerships", "/api/partnerships.csv"},
            params = "knownAt",
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom({"knowledge", "known-parties"})
    Listing<Listed> listAsKnown(
            PartnershipFilter filter,
            Page page,
            @RequestParam(name = "after", required = false) @Nullable String after,
            Moment moment) {
        KnownAt knownAt = KnownAt.of(filter.knownAt());
        return moment.ask(position ->
                streams.answer(position, knownAt, (at, known) -> page(at, filter.asKnown(), known, page, after)));
    }

    private Listing<Listed> page(
            long position, PartnershipFilter filter, @Nullable Known known, Page page, @Nullable String after) {
        Listing<Listed> listing = after == null
                ? Listing.of(
                        position,
                        page,
                        partnerships.count(filter, known),
                        partnerships.list(filter, known, page),
                        SHEET)
                : Listing.after(
                        position, page, partnerships.list(filter, known, page, Ids.of("partnership", after)), SHEET);
        return filter.order() == Order.NAME ? listing.goingOn(listed -> Ids.name(listed.id())) : listing;
    }

    @GetMapping(path = "/api/partnerships/{id}", produces = Listing.JSON)
    @ReadsFrom({"partnerships", "parties", "known-parties", "figures", "sources"})
    ResponseEntity<byte[]> one(
            @PathVariable("id") String id,
            @RequestParam(name = "asOf", required = false) @Nullable LocalDate asOf,
            @RequestParam(name = "knownAt", required = false) @Nullable String knownAt,
            Moment moment) {
        String partnership = Ids.of("partnership", id);
        KnownAt known = KnownAt.of(knownAt);
        Optional<ResponseEntity<byte[]>> today =
                asOf == null && known == null ? kept.find(partnership) : Optional.empty();
        return today.orElseGet(() -> answers.of(moment.ask(position -> one.at(position, partnership, asOf, known))));
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
