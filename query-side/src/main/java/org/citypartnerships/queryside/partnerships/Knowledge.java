package org.citypartnerships.queryside.partnerships;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.History;
import org.citypartnerships.history.Spell;
import org.citypartnerships.history.Status;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.following.KnownSpans;
import org.citypartnerships.queryside.following.KnownSpans.Recording;
import org.citypartnerships.queryside.following.KnownSpans.Span;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.SourceDates;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/** What was known of one partnership, recording by recording. */
final class Knowledge {

    private final List<Recording> done = new ArrayList<>();
    private final Map<StatedDate, JsonText> dates = new HashMap<>();
    private final KnownSpans<Boolean> listed = new KnownSpans<>();
    private final KnownSpans<Run> runs = new KnownSpans<>();
    private final KnownSpans<Stood> standings = new KnownSpans<>();
    private final KnownSpans<Members.Span> members = new KnownSpans<>();
    private final KnownSpans<Window> days = new KnownSpans<>();

    /**
     * How it stands from a day until another: a spell, or the part of one in which anything is on record, or nothing yet.
     *
     * @param from the first day; null if none is too early
     * @param until the first day after; null if it has no end
     */
    record Run(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean onRecord,
            Status status,
            @Nullable JsonText inForceSince) {}

    /**
     * What lists are filtered by: as long as neither differs, runs are one.
     *
     * @param relation null before anything is on record
     */
    record Stood(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Relation relation,
            Standing standing) {
        private static Stood in(Run run) {
            Status status = run.status();
            return new Stood(run.from(), run.until(), run.onRecord() ? status.relation() : null, status.standing());
        }

        private boolean goesOnIn(Stood next) {
            return relation == next.relation && standing == next.standing && Objects.equals(until, next.from);
        }
    }

    /** From which recording until which it is listed. */
    List<Span<Boolean>> listed() {
        return listed.spans();
    }

    List<Span<Run>> runs() {
        return runs.spans();
    }

    List<Span<Stood>> standings() {
        return standings.spans();
    }

    List<Span<Members.Span>> members() {
        return members.spans();
    }

    /** The days on which something may have happened. */
    List<Span<Window>> days() {
        return days.spans();
    }

    /** Whether all that it has learned of is among these recordings still, so that it can learn the rest. */
    boolean goesOnWith(List<Recording> recordings) {
        return recordings.size() >= done.size()
                && recordings.subList(0, done.size()).equals(done);
    }

    /**
     * Learns what followed from each recording that it does not know yet.
     *
     * @param today when sources were published, as is known now
     * @param sources the streams of those that the partnership rests on
     */
    void learn(RecordedStream stream, Anchors today, Collection<RecordedStream> sources, List<Recording> recordings) {
        if (stream.hangsOnDuplicates()) {
            learnOfSeveral(stream, sources, recordings);
            return;
        }
        List<History> after = stream.history().recordings();
        int known = done.size();
        int told = 0;
        Anchors anchors = null;
        Chronicle before = null;
        for (int place = 0; place < recordings.size(); place++) {
            Recording recording = recordings.get(place);
            boolean isOwn = told < after.size() && stream.at(told).position() == recording.position();
            told += isOwn ? 1 : 0;
            if (place < known) {
                continue;
            }
            if (place == recordings.size() - 1) {
                learn(stream.id(), recording, stream.under(today), before); // which others want to know as well
                continue;
            }
            if (anchors == null || !isOwn) {
                anchors = dates(sources, recording);
            }
            Chronicle chronicle = after.get(told - 1).under(anchors, before);
            learn(stream.id(), recording, chronicle, before);
            before = chronicle;
        }
    }

    /** Where a duplicate is declared, everything that is recorded in it is known at once, or no more. */
    private void learnOfSeveral(RecordedStream stream, Collection<RecordedStream> sources, List<Recording> recordings) {
        for (Recording recording : recordings.subList(done.size(), recordings.size())) {
            RecordedStream then =
                    stream.as(KnownAt.everything(recording.position())).orElseThrow();
            if (then.stays().isPresent()) {
                listed.know(recording, Set.of());
                runs.know(recording, Set.of());
                standings.know(recording, Set.of());
                members.know(recording, Set.of());
                days.know(recording, Set.of());
                done.add(recording);
            } else {
                learn(stream.id(), recording, then.under(dates(sources, recording)), null);
            }
        }
    }

    /** @param before what followed from the recording before, if that is known: most recordings change little */
    private void learn(String stream, Recording recording, Chronicle chronicle, @Nullable Chronicle before) {
        LocalDate first = PartnershipsProjection.firstDay(chronicle.timeline());
        boolean isListed = !chronicle.isAllProposed();
        boolean isListedAnew = before == null || before.isAllProposed() == isListed;
        if (before == null
                || isListedAnew
                || !chronicle.hasSpellsLike(before)
                || !Objects.equals(first, PartnershipsProjection.firstDay(before.timeline()))) {
            Set<Run> now = isListed ? runs(chronicle, first) : Set.of();
            runs.know(recording, now);
            standings.know(recording, standings(now));
        }
        if (before == null || isListedAnew || !chronicle.hasMembersLike(before)) {
            members.know(recording, isListed ? members(stream, chronicle) : Set.of());
        }
        listed.know(recording, isListed ? Set.of(true) : Set.of());
        days.know(recording, days(chronicle));
        done.add(recording);
    }

    /** When sources were published, as was known then; only a recording of a source changes that. */
    private static Anchors dates(Collection<RecordedStream> sources, Recording recording) {
        Known known = KnownAt.everything(recording.position());
        return new SourceDates(
                sources.stream().flatMap(source -> source.as(known).stream()).toList());
    }

    private static Set<Members.Span> members(String stream, Chronicle chronicle) {
        Set<Members.Span> members = new LinkedHashSet<>();
        for (Members.Span span : Members.of(stream, chronicle)) {
            members.add(new Members.Span(stream, span.sideId(), 0, span.partyId(), span.fromDay(), span.untilDay()));
        }
        return members;
    }

    private static Set<Window> days(Chronicle chronicle) {
        Set<Window> days = new LinkedHashSet<>();
        for (Told told : chronicle.timeline()) {
            if (told.window().earliest() != null && told.window().latest() != null) {
                days.add(told.window());
            }
        }
        return days;
    }

    /** The spells, and that on whose days the first thing on record may have happened in two. */
    private Set<Run> runs(Chronicle chronicle, @Nullable LocalDate first) {
        Set<Run> runs = new LinkedHashSet<>();
        for (Spell spell : chronicle.spells()) {
            StatedDate stated = chronicle.inForceSince(spell);
            JsonText since = stated == null ? null : dates.computeIfAbsent(stated, Json::text);
            LocalDate from = spell.from();
            LocalDate until = spell.until();
            if (first == null || (from != null && !from.isBefore(first))) {
                runs.add(new Run(from, until, true, spell.status(), since));
            } else if (until != null && !until.isAfter(first)) {
                runs.add(new Run(from, until, false, spell.status(), since));
            } else {
                runs.add(new Run(from, first, false, spell.status(), since));
                runs.add(new Run(first, until, true, spell.status(), since));
            }
        }
        return runs;
    }

    private static Set<Stood> standings(Set<Run> runs) {
        Set<Stood> standings = new LinkedHashSet<>();
        Stood last = null;
        for (Run run : runs) {
            Stood next = Stood.in(run);
            if (last == null || !last.goesOnIn(next)) {
                if (last != null) {
                    standings.add(last);
                }
                last = next;
            } else {
                last = new Stood(last.from(), next.until(), last.relation(), last.standing());
            }
        }
        if (last != null) {
            standings.add(last);
        }
        return standings;
    }
}
