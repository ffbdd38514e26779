package org.citypartnerships.queryside.audit;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.citypartnerships.queryside.audit.AuditTrail.Difference;
import org.citypartnerships.queryside.audit.AuditTrail.EntryAnswer;
import org.citypartnerships.queryside.audit.AuditTrail.Replayed;
import org.citypartnerships.queryside.audit.Replay.Step;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/partnerships/{id}/replay}, {@code …/diff}, {@code …/why} and {@code …/entries/{entry}}. */
@RestController
@ReadsFrom({"partnerships", "parties", "known-parties", "sources", "timeline"})
class AuditApi {

    private static final String KIND = "partnership";

    private static final List<Listing.Column<Step>> SHEET = List.of(
            new Listing.Column<>("number", Step::number),
            new Listing.Column<>("stream", Step::stream),
            new Listing.Column<>("sequence", Step::sequence),
            new Listing.Column<>("position", Step::position),
            new Listing.Column<>("kind", Step::kind),
            new Listing.Column<>("entry", Step::entry),
            new Listing.Column<>("about", Step::about),
            new Listing.Column<>("recordedAt", Step::recordedAt),
            new Listing.Column<>("recordedBy", Step::recordedBy),
            new Listing.Column<>("relation", step -> step.status().relation()),
            new Listing.Column<>("standing", step -> step.status().standing()),
            new Listing.Column<>("words", step -> step.status().words()),
            new Listing.Column<>(
                    "changes",
                    step -> step.changes().stream().map(Change::words).collect(Collectors.joining(" "))));

    private final AuditTrail trail;

    AuditApi(AuditTrail trail) {
        this.trail = trail;
    }

    /** The two times of a question: {@code ?asOf=2019-03-01&knownAt=position:4711}. */
    record Times(@Nullable LocalDate asOf, @Nullable String knownAt) {}

    @GetMapping(
            path = {"/api/partnerships/{id}/replay", "/api/partnerships/{id}/replay.csv"},
            produces = {Listing.JSON, Listing.CSV})
    Listing<Step> replay(@PathVariable("id") String id, Times times, Page page, Moment moment) {
        String partnership = Ids.of(KIND, id);
        KnownAt knownAt = KnownAt.of(times.knownAt());
        return moment.ask(position -> {
            Replayed replayed = trail.replay(position, partnership, times.asOf(), knownAt, page);
            return Listing.of(replayed.position(), page, replayed.all().size(), replayed.steps(), SHEET);
        });
    }

    @GetMapping("/api/partnerships/{id}/diff")
    Difference difference(
            @PathVariable("id") String id,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            Moment moment) {
        String partnership = Ids.of(KIND, id);
        if (from == null) {
            throw new BadParameter("from", "from is the first of the two points, as 2019-03-01@position:4711");
        }
        Point one = Point.of("from", from);
        Point other = Point.of("to", to);
        return moment.ask(position -> trail.difference(position, partnership, one, other));
    }

    @GetMapping("/api/partnerships/{id}/why")
    Explanations.Answer why(
            @PathVariable("id") String id,
            @RequestParam(name = "field", required = false) @Nullable String field,
            @RequestParam(name = "side", required = false) @Nullable String side,
            Times times,
            Moment moment) {
        String partnership = Ids.of(KIND, id);
        if (field == null) {
            throw new BadParameter("field", "field is what is asked about, as standing, or sides/s1/standing");
        }
        KnownAt knownAt = KnownAt.of(times.knownAt());
        return moment.ask(position -> trail.why(
                position, partnership, times.asOf(), knownAt, side == null ? field : "sides/" + side + "/" + field));
    }

    @GetMapping("/api/partnerships/{id}/entries/{entry}")
    EntryAnswer entry(
            @PathVariable("id") String id,
            @PathVariable("entry") String entry,
            @RequestParam(name = "knownAt", required = false) @Nullable String knownAt,
            @RequestParam(name = "visibility", required = false) @Nullable String visibility,
            Moment moment) {
        String partnership = Ids.of(KIND, id);
        KnownAt then = KnownAt.of(knownAt);
        return moment.ask(position -> trail.entry(position, partnership, entry, then, visibility));
    }
}
