package org.citypartnerships.queryside.timeline;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.timeline.Timelines.Confirmation;
import org.citypartnerships.queryside.timeline.Timelines.Order;
import org.citypartnerships.queryside.timeline.Timelines.Question;
import org.citypartnerships.queryside.timeline.Timelines.Told;
import org.citypartnerships.queryside.timeline.Timelines.Visible;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Dates;
import org.citypartnerships.queryside.web.HiddenNames;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.Lineage;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.Listing.Column;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.NotYetKnown;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.Today;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/partnerships/{id}/history}, {@code /api/parties/{id}/history}, {@code /api/pairs/{a}/{b}/history}. */
@RestController
@ReadsFrom({"timeline", "partnerships", "parties", "known-parties", "sources"})
class HistoryApi {

    private static final String PARTY = "SELECT party_id FROM readers.party WHERE party_id = :id";

    private static final String PARTNERSHIPS_OF_PAIR = """
            SELECT DISTINCT one.partnership_id
            FROM readers.partnership_member one
            JOIN readers.partnership_member other
              ON other.partnership_id = one.partnership_id AND other.side_id <> one.side_id
            WHERE one.party_id = ANY (:ones) AND other.party_id = ANY (:others)
            ORDER BY one.partnership_id
            """;

    private static final List<Column<Told>> SHEET = List.of(
            new Column<>("stream", Told::stream),
            new Column<>("entry", Told::entry),
            new Column<>("kind", Told::kind),
            new Column<>("planned", Told::planned),
            new Column<>("happened", told -> Dates.edtf(told.happened())),
            new Column<>("words", told -> Dates.said(told.happened())),
            new Column<>("confirmed", Told::confirmed),
            new Column<>("visibility", Told::visibility),
            new Column<>("resolved", told -> Dates.edtf(told.resolved())),
            new Column<>("earliest", told -> told.window().earliest()),
            new Column<>("latest", told -> told.window().latest()),
            new Column<>("lastDay", told -> Dates.lastDay(told.resolved())),
            new Column<>(
                    "sources",
                    told -> String.join(
                            " ",
                            told.evidence().stream()
                                    .map(witness -> witness.source())
                                    .toList())),
            new Column<>("recordedAt", Told::recordedAt),
            new Column<>("recordedBy", Told::recordedBy),
            new Column<>("sequence", Told::sequence),
            new Column<>("position", Told::position));

    /** What is asked: {@code ?order=recorded&asOf=2019-03-01&knownAt=2019-04-01T00:00:00Z&confirmation=any&visibility=any}. */
    record Asked(
            @Nullable String order,
            @Nullable LocalDate asOf,
            @Nullable String knownAt,
            @Nullable String confirmation,
            @Nullable String visibility) {}

    private final JdbcClient database;
    private final Timelines timelines;
    private final Lineage lineage;
    private final HiddenNames hidden;
    private final Today today;

    HistoryApi(JdbcClient database, Timelines timelines, Lineage lineage, HiddenNames hidden, Today today) {
        this.database = database;
        this.timelines = timelines;
        this.lineage = lineage;
        this.hidden = hidden;
        this.today = today;
    }

    @GetMapping(
            path = {"/api/partnerships/{id}/history", "/api/partnerships/{id}/history.csv"},
            produces = {Listing.JSON, Listing.CSV})
    Listing<Told> ofPartnership(@PathVariable("id") String id, Asked asked, Page page, Moment moment) {
        String partnership = Ids.of("partnership", id);
        return listing((at, known) -> ofPartnership(at, partnership, known), asked, page, moment);
    }

    @GetMapping(
            path = {"/api/parties/{id}/history", "/api/parties/{id}/history.csv"},
            produces = {Listing.JSON, Listing.CSV})
    Listing<Told> ofParty(@PathVariable("id") String id, Asked asked, Page page, Moment moment) {
        String party = Ids.of("party", id);
        return listing((at, known) -> onRecord(PARTY, "party", party), asked, page, moment);
    }

    @GetMapping(
            path = {"/api/pairs/{one}/{other}/history", "/api/pairs/{one}/{other}/history.csv"},
            produces = {Listing.JSON, Listing.CSV})
    Listing<Told> ofPair(
            @PathVariable("one") String one,
            @PathVariable("other") String other,
            Asked asked,
            Page page,
            Moment moment) {
        String first = Ids.of("party", one);
        String second = Ids.of("party", other);
        return listing((at, known) -> ofPair(first, second, asked.asOf(), known), asked, page, moment);
    }

    /** Which streams are asked about, as known; null for everything that can be read. */
    @FunctionalInterface
    private interface Of {
        List<String> as(long position, @Nullable Known known);
    }

    private Listing<Told> listing(Of streams, Asked asked, Page page, Moment moment) {
        Order order = order(asked.order());
        Confirmation confirmation = confirmation(asked.confirmation());
        Visible visible = visible(asked.visibility());
        KnownAt knownAt = KnownAt.of(asked.knownAt());
        return moment.ask(position -> {
            Known known = knownAt == null ? null : knownAt.at(position);
            Question question = new Question(streams.as(position, known), asked.asOf(), known, confirmation, visible);
            long total = timelines.count(question);
            if (knownAt != null && total == 0 && !timelines.isKnown(question)) {
                throw new NotYetKnown(knownAt);
            }
            return Listing.of(
                    known == null ? position : known.position(),
                    page,
                    total,
                    told(timelines.list(question, order, page), visible, position),
                    SHEET);
        });
    }

    /** Who doesn't ask for what is not public is not told the names of it either. */
    private List<Told> told(List<Told> entries, Visible visible, long position) {
        HiddenNames.Reading reading = hidden.at(position);
        return visible == Visible.PUBLIC
                ? entries.stream().map(told -> told.to(reading)).toList()
                : entries;
    }

    /** A duplicate's are those of the partnership that stays. */
    private List<String> ofPartnership(long position, String id, @Nullable Known known) {
        return List.of(
                timelines.staying(position, id, known).orElseThrow(() -> new NotOnRecord("partnership", Ids.name(id))));
    }

    private List<String> onRecord(String sql, String kind, String id) {
        List<String> found =
                database.sql(sql).param("id", id).query(String.class).list();
        if (found.isEmpty()) {
            throw new NotOnRecord(kind, Ids.name(id));
        }
        return found;
    }

    /** Also those of cities that had become part of one of the two. */
    private List<String> ofPair(String one, String other, @Nullable LocalDate asOf, @Nullable Known known) {
        LocalDate day = today.unless(asOf);
        List<String> found = database.sql(PARTNERSHIPS_OF_PAIR)
                .param("ones", lineage.everybodyIn(one, day, known).toArray(String[]::new))
                .param("others", lineage.everybodyIn(other, day, known).toArray(String[]::new))
                .query(String.class)
                .list();
        if (found.isEmpty()) {
            throw new NotOnRecord("pair", Ids.name(one) + " and " + Ids.name(other));
        }
        return found;
    }

    private static Confirmation confirmation(@Nullable String confirmation) {
        if (confirmation == null) {
            return Confirmation.CONFIRMED;
        }
        try {
            return Confirmation.valueOf(confirmation.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new BadParameter("confirmation", "confirmation is confirmed, waiting or any");
        }
    }

    private static Visible visible(@Nullable String visibility) {
        if (visibility == null) {
            return Visible.PUBLIC;
        }
        try {
            return Visible.valueOf(visibility.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new BadParameter("visibility", "visibility is public, internal or any");
        }
    }

    private static Order order(@Nullable String order) {
        if (order == null) {
            return Order.HAPPENED;
        }
        try {
            return Order.valueOf(order.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new BadParameter("order", "order is happened or recorded");
        }
    }
}
