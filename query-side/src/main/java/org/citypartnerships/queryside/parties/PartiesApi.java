package org.citypartnerships.queryside.parties;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.Listing.Column;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyFigures;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.Positioned;
import org.citypartnerships.queryside.web.Versioned;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

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
    private final PartyLabels labels;
    private final PartyFigures figures;

    PartiesApi(Parties parties, PartyLabels labels, PartyFigures figures) {
        this.parties = parties;
        this.labels = labels;
        this.figures = figures;
    }

    /**
     * One party.
     *
     * @param figures the numbers that are about this party alone or that it is an end of; nothing is summed
     */
    record Answer(
            long position,
            @JsonUnwrapped Parties.Listed party,
            @Nullable String profile,
            @Nullable String latitude,
            @Nullable String longitude,
            @Nullable JsonNode identifiers,
            List<Parties.Name> names,
            List<PartyLabel> merged,
            @Nullable PartyLabel became,
            List<String> partnerships,
            List<PrintedFigure> figures,
            long sequence)
            implements Positioned, Versioned {}

    @GetMapping(
            path = {"/api/parties", "/api/parties.csv"},
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom("parties")
    Listing<Parties.Listed> list(Parties.Filter filter, Page page, Moment moment) {
        return moment.ask(
                position -> Listing.of(position, page, parties.count(filter), parties.list(filter, page), SHEET));
    }

    @GetMapping("/api/parties/{id}")
    @ReadsFrom({"parties", "partnerships", "figures", "sources"})
    ResponseEntity<Answer> one(@PathVariable("id") String id, Moment moment) {
        String party = Ids.of("party", id);
        return moment.ask(position -> answer(position, party))
                .map(Versioned::answer)
                .orElseThrow(() -> new NotOnRecord("party", id));
    }

    private Optional<Answer> answer(long position, String id) {
        return parties.one(id)
                .map(one -> new Answer(
                        position,
                        one.party(),
                        one.profile(),
                        one.latitude(),
                        one.longitude(),
                        one.identifiers(),
                        parties.names(id),
                        new ArrayList<>(labels.of(one.merged()).values()),
                        one.became() == null ? null : labels.of(one.became()),
                        parties.partnerships(id),
                        figures.about(id),
                        one.sequence()));
    }
}
