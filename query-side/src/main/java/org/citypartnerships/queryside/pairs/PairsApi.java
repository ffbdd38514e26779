package org.citypartnerships.queryside.pairs;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.List;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.pairs.Pairs.Listed;
import org.citypartnerships.queryside.pairs.Pairs.Through;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.Listing.Column;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartnershipFilter;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.Plan;
import org.citypartnerships.queryside.web.Positioned;
import org.citypartnerships.queryside.web.Standings;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/pairs} and {@code /api/pairs/{cityA}/{cityB}}. */
@RestController
class PairsApi {

    private static final List<Column<Listed>> SHEET = List.of(
            new Column<>("cityA", listed -> listed.city(0).id()),
            new Column<>("nameA", listed -> listed.city(0).name()),
            new Column<>("countryA", listed -> listed.city(0).country()),
            new Column<>("cityB", listed -> listed.city(1).id()),
            new Column<>("nameB", listed -> listed.city(1).name()),
            new Column<>("countryB", listed -> listed.city(1).country()),
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
            new Column<>("partnership", Listed::partnership),
            new Column<>(
                    "partnerships",
                    listed -> Listing.cell(
                            listed.partnerships().stream().map(Through::id).toList())),
            new Column<>(
                    "papers",
                    listed -> listed.partnerships().stream()
                            .mapToInt(each -> each.instruments().size())
                            .sum()),
            new Column<>(
                    "plans",
                    listed -> String.join(
                            "; ",
                            listed.partnerships().stream()
                                    .flatMap(each -> each.plans().stream())
                                    .map(Plan::cell)
                                    .toList())),
            new Column<>(
                    "warnings",
                    listed -> Listing.cell(listed.partnerships().stream()
                            .flatMap(each -> each.warnings().stream())
                            .map(Flag::code)
                            .toList())));

    private final Pairs pairs;
    private final PartyLabels labels;
    private final KnownStreams streams;

    PairsApi(Pairs pairs, PartyLabels labels, KnownStreams streams) {
        this.pairs = pairs;
        this.labels = labels;
        this.streams = streams;
    }

    /** One pair: its status, and every partnership that makes it. */
    record Answer(
            long position,
            List<PartyLabel> cities,
            @JsonUnwrapped Standings status,
            List<Through> partnerships) implements Positioned {}

    @GetMapping(
            path = {"/api/pairs", "/api/pairs.csv"},
            params = "!knownAt",
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom({"partnerships", "parties", "timeline", "sources"})
    Listing<Listed> list(PartnershipFilter filter, Page page, Moment moment) {
        return moment.ask(position -> list(filter, page, position, null));
    }

    @GetMapping(
            path = {"/api/pairs", "/api/pairs.csv"},
            params = "knownAt",
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom({"knowledge", "known-parties"})
    Listing<Listed> listAsKnown(PartnershipFilter filter, Page page, Moment moment) {
        KnownAt knownAt = KnownAt.of(filter.knownAt());
        return moment.ask(
                position -> streams.answer(position, knownAt, (at, known) -> list(filter.asKnown(), page, at, known)));
    }

    private Listing<Listed> list(PartnershipFilter filter, Page page, long position, @Nullable Known known) {
        return Listing.of(position, page, pairs.count(filter, known), pairs.list(filter, known, page), SHEET);
    }

    @GetMapping(path = "/api/pairs/{one}/{other}", params = "!knownAt")
    @ReadsFrom({"partnerships", "parties"})
    Answer one(
            @PathVariable("one") String one,
            @PathVariable("other") String other,
            @RequestParam(name = "asOf", required = false) @Nullable LocalDate asOf,
            Moment moment) {
        return moment.ask(position -> answer(position, Ids.of("party", one), Ids.of("party", other), asOf, null));
    }

    @GetMapping(path = "/api/pairs/{one}/{other}", params = "knownAt")
    @ReadsFrom({"knowledge", "known-parties"})
    Answer oneAsKnown(
            @PathVariable("one") String one,
            @PathVariable("other") String other,
            @RequestParam(name = "asOf", required = false) @Nullable LocalDate asOf,
            @RequestParam(name = "knownAt") String knownAt,
            Moment moment) {
        return moment.ask(position -> {
            Known known = streams.known(position, KnownAt.of(knownAt));
            return answer(
                    known == null ? position : known.position(),
                    Ids.of("party", one),
                    Ids.of("party", other),
                    asOf,
                    known);
        });
    }

    private Answer answer(long position, String one, String other, @Nullable LocalDate asOf, @Nullable Known known) {
        List<Through> through = pairs.between(one, other, asOf, known);
        if (through.isEmpty()) {
            throw new NotOnRecord("pair", Ids.name(one) + " and " + Ids.name(other));
        }
        return new Answer(
                position,
                List.copyOf(labels.of(List.of(one, other), asOf, known).values()),
                through.get(0).status(),
                through);
    }
}
