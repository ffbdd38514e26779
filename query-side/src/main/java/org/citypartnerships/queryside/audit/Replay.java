package org.citypartnerships.queryside.audit;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.History;
import org.citypartnerships.history.SideStatus;
import org.citypartnerships.history.State;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams.Everything;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Page;
import org.citypartnerships.queryside.web.PersonNames;
import org.citypartnerships.queryside.web.PublicEntries;
import org.citypartnerships.queryside.web.Roots;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What each event made of a partnership, in the order of recording. The dates of its sources are steps too: they resolve what
 * counts from them.
 */
@Component
public class Replay {

    private final PersonNames names;

    Replay(PersonNames names) {
        this.names = names;
    }

    /**
     * Where a side stands.
     *
     * @param because the entry that put it there; null if none did, or one that is not public
     */
    public record SideStanding(
            String side,
            String standing,
            String certainty,
            @Nullable String because) {}

    /**
     * One event and what it made of the partnership.
     *
     * @param number its place in the replay, from 1
     * @param stream the stream that it stands in: the partnership, or a source
     * @param sequence its place in that
     * @param position its place in the whole history
     * @param kind its stored name
     * @param entry the entry that it recorded; null if it recorded none, or one that is not public
     * @param about the entry that it corrects, retracts, confirms …
     * @param recordedAt when it was recorded
     * @param recordedBy who recorded it
     * @param status where the partnership stands after it
     * @param sides where each side stands
     * @param changes what is otherwise than before it
     */
    public record Step(
            long number,
            String stream,
            long sequence,
            long position,
            String kind,
            @Nullable String entry,
            @Nullable String about,
            Instant recordedAt,
            @Nullable String recordedBy,
            @JsonUnwrapped Standings status,
            List<SideStanding> sides,
            List<Change> changes) {}

    /**
     * One event, before it is asked what it changed.
     *
     * @param stream the stream that it stands in
     * @param event the event
     * @param isHidden whether it tells something that is not public, or something about that
     */
    public record Recording(String stream, Recorded event, boolean isHidden) {
        /** Its stored name: {@code agreement-signed}. */
        public String kind() {
            return StoredNames.ours().nameOf(event.event().getClass());
        }
    }

    /** Every event that is a step, in the order of recording. */
    List<Recording> recordings(Everything everything, Known known) {
        return steps(everything, known);
    }

    /** Some of them, each with the state of the day. */
    List<Step> steps(Everything everything, Known known, LocalDate day, Wording wording, Page page) {
        List<Recording> all = steps(everything, known);
        int first = Math.toIntExact(Math.min(page.offset(), all.size()));
        int end = Math.min(first + page.size(), all.size());
        Picture before = first == 0
                ? Picture.nothing()
                : pictured(everything, upTo(all.get(first - 1)), day).picture();
        List<Step> steps = new ArrayList<>();
        for (int number = first; number < end; number++) {
            Recording step = all.get(number);
            Pictured after = pictured(everything, upTo(step), day);
            steps.add(step(number + 1L, step, after, Change.between(before, after.picture(), wording)));
            before = after.picture();
        }
        return steps;
    }

    private record Pictured(History history, State state, Picture picture) {}

    private Pictured pictured(Everything everything, Known known, LocalDate day) {
        KnownStream then = everything.as(known).orElseThrow();
        Chronicle chronicle = then.chronicle();
        State state = chronicle.at(day);
        return new Pictured(then.history(), state, Picture.of(then.history(), chronicle, state, names::revealedIn));
    }

    private static Known upTo(Recording step) {
        return KnownAt.everything(step.event().position());
    }

    private static Step step(long number, Recording step, Pictured after, List<Change> changes) {
        Recorded recorded = step.event();
        Event event = recorded.event();
        Optional<String> entry = event instanceof Entry told && !step.isHidden()
                ? Optional.of(told.entryId().value())
                : Optional.empty();
        Optional<EntryId> about = step.isHidden() ? Optional.empty() : Roots.target(event);
        return new Step(
                number,
                step.stream(),
                recorded.sequence(),
                recorded.position(),
                StoredNames.ours().nameOf(event.getClass()),
                entry.orElse(null),
                about.map(EntryId::value).orElse(null),
                recorded.recordedAt(),
                recorded.recordedBy(),
                Standings.of(after.state()),
                after.state().sides().stream()
                        .map(side -> sideStanding(side, after.history()))
                        .toList(),
                changes);
    }

    private static SideStanding sideStanding(SideStatus side, History history) {
        EntryId because = PublicEntries.orNull(history, side.because());
        return new SideStanding(
                side.side().value(),
                side.standing().name(),
                side.certainty().name(),
                because == null ? null : because.value());
    }

    /** The partnership's own events, and those of its sources since it began; of a source that is not public none. */
    private static List<Recording> steps(Everything everything, Known known) {
        List<Recording> steps = new ArrayList<>();
        add(steps, everything.stream(), known, 0);
        long begun = everything.stream().events().get(0).position();
        everything.sources().stream()
                .filter(source -> source.history().standing().stream()
                        .filter(SourceRegistered.class::isInstance)
                        .allMatch(PublicEntries::isPublic))
                .forEach(source -> add(steps, source, known, begun));
        steps.sort(Comparator.comparingLong(step -> step.event().position()));
        return steps;
    }

    private static void add(List<Recording> steps, RecordedStream stream, Known known, long after) {
        PublicEntries entries = new PublicEntries(stream.history());
        stream.steps().stream()
                .filter(event -> known.counts(event) && event.position() > after)
                .forEach(event -> steps.add(
                        new Recording(event.event().stream().value(), event, isHidden(event.event(), entries))));
    }

    private static boolean isHidden(Event event, PublicEntries entries) {
        if (event instanceof Entry entry && entry.header().visibility() != Visibility.PUBLIC) {
            return true;
        }
        EntryId told = event instanceof Entry entry
                ? entry.entryId()
                : Roots.target(event).orElse(null);
        return told != null && !entries.isTold(told);
    }
}
