package org.citypartnerships.queryside.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.SideStatus;
import org.citypartnerships.history.State;
import org.citypartnerships.queryside.audit.EntryFile.Contents;
import org.citypartnerships.queryside.audit.Replay.Step;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.Moment;
import org.citypartnerships.queryside.following.ReadsFrom;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.KnownStreams.Everything;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Listing;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.PersonNames;
import org.citypartnerships.queryside.web.Positioned;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.values.EntryId;
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

    private final KnownStreams streams;
    private final Replay replay;
    private final Explanations explanations;
    private final EntryFile entries;
    private final PartyLabels parties;
    private final PersonNames names;
    private final Clock clock;

    AuditApi(
            KnownStreams streams,
            Replay replay,
            Explanations explanations,
            EntryFile entries,
            PartyLabels parties,
            PersonNames names,
            Clock clock) {
        this.streams = streams;
        this.replay = replay;
        this.explanations = explanations;
        this.entries = entries;
        this.parties = parties;
        this.names = names;
        this.clock = clock;
    }

    /** The two times of a question: {@code ?asOf=2019-03-01&knownAt=position:4711}. */
    record Times(@Nullable LocalDate asOf, @Nullable String knownAt) {}

    /** Where a partnership stood at one of two points. */
    record Standpoint(
            LocalDate asOf,
            @Nullable String knownAt,
            long sequence,
            @JsonUnwrapped Standings status) {}

    /** How two states differ. */
    record Difference(long position, String id, Standpoint from, Standpoint to, List<Change> changes)
            implements Positioned {}

    /** One entry. */
    record EntryAnswer(
            long position,
            String stream,
            String entry,
            String ref,
            @Nullable String knownAt,
            @JsonUnwrapped Contents contents)
            implements Positioned {}

    @GetMapping(
            path = {"/api/partnerships/{id}/replay", "/api/partnerships/{id}/replay.csv"},
            produces = {Listing.JSON, Listing.CSV})
    Listing<Step> replay(@PathVariable("id") String id, Times times, Page page, Moment moment) {
        String partnership = Ids.of(KIND, id);
        KnownAt knownAt = KnownAt.of(times.knownAt());
        return moment.ask(position -> {
            Everything everything = streams.everything(position, KIND, partnership, knownAt);
            KnownStream then = everything.at(position, KIND, knownAt);
            LocalDate day = day(times.asOf());
            Known known = knownAt == null ? KnownAt.everything(position) : knownAt.at(position);
            return Listing.of(
                    known.position(),
                    page,
                    replay.count(everything, known),
                    replay.steps(
                            everything, known, day, wording(then.chronicle().at(day), then.known()), page),
                    SHEET);
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
        return moment.ask(position -> {
            KnownStream before = streams.one(position, KIND, partnership, one.knownAt());
            KnownStream after = streams.one(position, KIND, partnership, other.knownAt());
            Chronicle told = before.chronicle();
            Chronicle tells = after.chronicle();
            State was = told.at(day(one.asOf()));
            State is = tells.at(day(other.asOf()));
            return new Difference(
                    position,
                    partnership,
                    standpoint(before, was, one),
                    standpoint(after, is, other),
                    Change.between(
                            Picture.of(before.history(), told, was, names::revealedIn),
                            Picture.of(after.history(), tells, is, names::revealedIn),
                            wording(is, after.known())));
        });
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
        return moment.ask(position -> explanations.why(
                position,
                streams.everything(position, KIND, partnership, knownAt),
                knownAt,
                day(times.asOf()),
                side == null ? field : "sides/" + side + "/" + field));
    }

    @GetMapping("/api/partnerships/{id}/entries/{entry}")
    EntryAnswer entry(
            @PathVariable("id") String id,
            @PathVariable("entry") String entry,
            @RequestParam(name = "knownAt", required = false) @Nullable String knownAt,
            Moment moment) {
        String partnership = Ids.of(KIND, id);
        KnownAt then = KnownAt.of(knownAt);
        EntryId asked = entryId(entry);
        return moment.ask(position -> {
            KnownStream stream = streams.one(position, KIND, partnership, then);
            return new EntryAnswer(
                    stream.known() == null ? position : stream.known().position(),
                    partnership,
                    asked.value(),
                    partnership + "#" + asked,
                    then == null ? null : then.text(),
                    entries.of(stream, asked).orElseThrow(() -> new NotOnRecord("entry", entry)));
        });
    }

    private static EntryId entryId(String written) {
        try {
            return new EntryId(written);
        } catch (IllegalArgumentException none) {
            throw new NotOnRecord("entry", written);
        }
    }

    private LocalDate day(@Nullable LocalDate asOf) {
        return asOf == null ? LocalDate.now(clock) : asOf;
    }

    private static Standpoint standpoint(KnownStream stream, State state, Point point) {
        return new Standpoint(
                state.asOf(),
                point.knownAt() == null ? null : point.knownAt().text(),
                stream.stream().sequence(),
                Standings.of(state));
    }

    private Wording wording(State state, @Nullable Known known) {
        Set<String> members = new LinkedHashSet<>();
        state.sides().forEach(side -> side.members().forEach(member -> members.add(member.value())));
        Map<String, PartyLabel> labels = parties.of(members, state.asOf(), known);
        Map<String, String> sides = new LinkedHashMap<>();
        for (SideStatus side : state.sides()) {
            sides.put(
                    side.side().value(),
                    side.members().stream()
                            .map(member -> labels.containsKey(member.value())
                                    ? labels.get(member.value()).name()
                                    : member.value())
                            .collect(Collectors.joining(", ")));
        }
        return new Wording(sides);
    }
}
