package org.citypartnerships.queryside.attention;

import java.util.List;
import org.citypartnerships.queryside.attention.Attention.Filter;
import org.citypartnerships.queryside.attention.Attention.Item;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.Listing.Column;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/attention}. */
@RestController
class AttentionApi {

    private static final List<Column<Item>> SHEET = List.of(
            new Column<>("code", Item::code),
            new Column<>("stream", Item::stream),
            new Column<>("entries", item -> Listing.cell(item.entries())),
            new Column<>("since", Item::since),
            new Column<>("until", Item::until),
            new Column<>("message", Item::message),
            new Column<>(
                    "parties",
                    item -> Listing.cell(
                            item.parties().stream().map(PartyLabel::id).toList())),
            new Column<>(
                    "silencedBy",
                    item -> item.silenced() == null ? null : item.silenced().by()),
            new Column<>(
                    "silencedBecause",
                    item -> item.silenced() == null ? null : item.silenced().reason()));

    private final Attention attention;

    AttentionApi(Attention attention) {
        this.attention = attention;
    }

    @GetMapping(
            path = {"/api/attention", "/api/attention.csv"},
            produces = {Listing.JSON, Listing.CSV})
    @ReadsFrom({"attention", "parties", "partnerships", "sources"})
    Listing<Item> list(Filter filter, Page page, Moment moment) {
        return moment.ask(
                position -> Listing.of(position, page, attention.count(filter), attention.list(filter, page), SHEET));
    }
}
