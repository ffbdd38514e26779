package org.citypartnerships.queryside.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.citypartnerships.events.Entry;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.SideStatus;
import org.citypartnerships.history.State;
import org.citypartnerships.queryside.audit.EntryFile.Contents;
import org.citypartnerships.queryside.audit.Replay.Recording;
import org.citypartnerships.queryside.audit.Replay.Step;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.KnownStreams.Everything;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.NotOnRecord;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.PersonNames;
import org.citypartnerships.queryside.web.Positioned;
import org.citypartnerships.queryside.web.Roots;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.queryside.web.Today;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an auditor asks of a partnership, and of an entry of figures, whether through the API or on a page. */
@Component
public class AuditTrail {

    private static final String KIND = "partnership";

    private final KnownStreams streams;
    private final Replay replay;
    private final Explanations explanations;
    private final EntryFile entries;
    private final PartyLabels parties;
    private final PersonNames names;
    private final Today today;

    AuditTrail(
            KnownStreams streams,
            Replay replay,
            Explanations explanations,
            EntryFile entries,
            PartyLabels parties,
            PersonNames names,
            Today today) {
        this.streams = streams;
        this.replay = replay;
        this.explanations = explanations;
        this.entries = entries;
        this.parties = parties;
        this.names = names;
        this.today = today;
    }

    /**
     * Some steps of a replay.
     *
     * @param position the position up to which events count
     * @param all every step, without what it changed
     * @param steps those of the page
     */
    public record Replayed(long position, List<Recording> all, List<Step> steps) {}

    /** Where a partnership stood at one of two points. */
    public record Standpoint(
            LocalDate asOf,
            @Nullable String knownAt,
            long sequence,
            @JsonUnwrapped Standings status) {}

    /** How two states differ. */
    public record Difference(long position, String id, Standpoint from, Standpoint to, List<Change> changes)
            implements Positioned {}

    /** One entry. */
    public record EntryAnswer(
            long position,
            String stream,
            String entry,
            String ref,
            @Nullable String knownAt,
            @JsonUnwrapped Contents contents)
            implements Positioned {}

    /** The state of a day after each event, and what each changed. */
    public Replayed replay(
            long position, String partnership, @Nullable LocalDate asOf, @Nullable KnownAt knownAt, Page page) {
        Everything everything = streams.everything(position, KIND, partnership, knownAt);
        KnownStream then = everything.at(position, KIND, knownAt);
        LocalDate day = today.unless(asOf);
        Known known = knownAt == null ? KnownAt.everything(position) : knownAt.at(position);
        Wording wording = wording(then.chronicle().at(day), then.known());
        return new Replayed(
                known.position(),
                replay.recordings(everything, known),
                replay.steps(everything, known, day, wording, page));
    }

    /** How the state at one point differs from that at another. */
    public Difference difference(long position, String partnership, Point one, Point other) {
        KnownStream before = streams.one(position, KIND, partnership, one.knownAt());
        KnownStream after = streams.one(position, KIND, partnership, other.knownAt());
        Chronicle told = before.chronicle();
        Chronicle tells = after.chronicle();
        State was = told.at(today.unless(one.asOf()));
        State is = tells.at(today.unless(other.asOf()));
        return new Difference(
                position,
                partnership,
                standpoint(before, was, one),
                standpoint(after, is, other),
                Change.between(
                        Picture.of(before.history(), told, was, names::revealedIn),
                        Picture.of(after.history(), tells, is, names::revealedIn),
                        wording(is, after.known())));
    }

    /**
     * Why a field of the state is as it is.
     *
     * @param field {@code standing}, {@code sides/s1/standing} …
     */
    public Explanations.Answer why(
            long position, String partnership, @Nullable LocalDate asOf, @Nullable KnownAt knownAt, String field) {
        return explanations.why(
                position, streams.everything(position, KIND, partnership, knownAt), knownAt, today.unless(asOf), field);
    }

    /** Every field of the state, with its value, as {@link #why} knows them. */
    public Map<String, Picture.Field> fields(
            long position, String partnership, @Nullable LocalDate asOf, @Nullable KnownAt knownAt) {
        KnownStream then = streams.one(position, KIND, partnership, knownAt);
        return Picture.of(then.history(), then.chronicle().at(today.unless(asOf)))
                .fields();
    }

    /** The sides by their ids, as pages call them: {@code s1} is {@code Harbin}. */
    public Map<String, String> sides(
            long position, String partnership, @Nullable LocalDate asOf, @Nullable KnownAt knownAt) {
        KnownStream then = streams.one(position, KIND, partnership, knownAt);
        return sides(then.chronicle().at(today.unless(asOf)), then.known());
    }

    /**
     * What an entry is called by.
     *
     * @param kind what it is: {@code agreement-signed}
     * @param happened when, as it was stated last; null if nothing states it
     */
    public record Called(String kind, @Nullable StatedDate happened) {
        static Called of(Entry entry) {
            return new Called(
                    StoredNames.ours().nameOf(entry.getClass()), entry.header().happened());
        }
    }

    /** What each public entry that was ever recorded of a partnership or of figures is, by its id. */
    public Map<String, Called> entries(long position, String id) {
        Map<String, Called> called = new LinkedHashMap<>();
        RecordedStream stream = streams.everything(position, kind(id), id, null).stream();
        for (Recorded recorded : stream.events()) {
            if (recorded.event() instanceof Entry entry && entry.header().visibility() == Visibility.PUBLIC) {
                Entry asItStands = stream.history().entry(entry.entryId()).orElse(entry);
                called.put(entry.entryId().value(), Called.of(asItStands));
            }
        }
        return called;
    }

    /**
     * Everything that was ever recorded about an entry; of a correction, a retraction and the like, about what it is about.
     *
     * @param id the partnership, or the figures, in which it was recorded
     * @param visibility {@code internal} or {@code any} if an auditor asks, to whom also what is not public is told; null or
     *     {@code public} if not
     * @throws NotOnRecord if there is none, or it is not public
     */
    public EntryAnswer entry(
            long position, String id, String entry, @Nullable KnownAt knownAt, @Nullable String visibility) {
        boolean internalToo = visibility != null && !visibility.equalsIgnoreCase("public");
        KnownStream stream = streams.one(position, kind(id), id, knownAt);
        EntryId asked = new Roots(stream.history().facts()).of(entryId(entry));
        return new EntryAnswer(
                stream.known() == null ? position : stream.known().position(),
                id,
                asked.value(),
                id + "#" + asked,
                knownAt == null ? null : knownAt.text(),
                entries.of(position, stream, asked, internalToo).orElseThrow(() -> new NotOnRecord("entry", entry)));
    }

    /** {@code partnership} of {@code partnership:harbin-cn~murmansk-ru}. */
    private static String kind(String id) {
        return id.substring(0, id.indexOf(':'));
    }

    private static EntryId entryId(String written) {
        try {
            return new EntryId(written);
        } catch (IllegalArgumentException none) {
            throw new NotOnRecord("entry", written);
        }
    }

    private static Standpoint standpoint(KnownStream stream, State state, Point point) {
        return new Standpoint(
                state.asOf(),
                point.knownAt() == null ? null : point.knownAt().text(),
                stream.stream().sequence(),
                Standings.of(state));
    }

    private Wording wording(State state, @Nullable Known known) {
        return new Wording(sides(state, known));
    }

    private Map<String, String> sides(State state, @Nullable Known known) {
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
        return sides;
    }
}
