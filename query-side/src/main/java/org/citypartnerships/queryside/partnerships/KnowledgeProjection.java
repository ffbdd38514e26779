package org.citypartnerships.queryside.partnerships;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.citypartnerships.events.PartnershipOpened;
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
import org.citypartnerships.queryside.following.ReadTables;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.Recordings;
import org.citypartnerships.queryside.following.SourceDates;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What was known of each partnership from which recording until which: its status in spells of days, its members, the days on
 * which something may have happened. A row that a recording leaves as it is stays one row.
 */
@Component
final class KnowledgeProjection implements Reader<KnowledgeProjection.Rows> {

    static final String READER = "knowledge";

    private static final ReadTables<Rows> TABLES = ReadTables.<Rows>about("partnership_id")
            .with("known_partnership", PartnershipRow.class, Rows::partnerships)
            .with("known_spell", SpellRow.class, Rows::spells)
            .with("known_standing", StandingRow.class, Rows::standings)
            .with("known_member", MemberRow.class, Rows::members)
            .with("known_days", DaysRow.class, Rows::days)
            .hangingOnSourcesIn("known_source");

    record Rows(
            List<PartnershipRow> partnerships,
            List<SpellRow> spells,
            List<StandingRow> standings,
            List<MemberRow> members,
            List<DaysRow> days) {}

    record PartnershipRow(
            String partnershipId,
            @Nullable String strand,
            long knownFrom,
            @Nullable Long knownUntil,
            Instant recordedFrom,
            @Nullable Instant recordedUntil) {}

    record SpellRow(
            String partnershipId,
            @Nullable String strand,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate untilDay,
            boolean onRecord,
            String relation,
            String relationCertainty,
            String standing,
            String certainty,
            boolean oneSided,
            boolean disputed,
            boolean dormant,
            @Nullable String scope,
            @Nullable JsonText inForceSince,
            long knownFrom,
            @Nullable Long knownUntil,
            Instant recordedFrom,
            @Nullable Instant recordedUntil) {}

    /** What lists are filtered by: runs of days of which nothing else differs are one. */
    record StandingRow(
            String partnershipId,
            @Nullable String strand,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate untilDay,
            @Nullable String relation,
            String standing,
            long knownFrom,
            @Nullable Long knownUntil,
            Instant recordedFrom,
            @Nullable Instant recordedUntil) {}

    record MemberRow(
            String partnershipId,
            String sideId,
            String partyId,
            @Nullable LocalDate fromDay,
            @Nullable LocalDate untilDay,
            long knownFrom,
            @Nullable Long knownUntil,
            Instant recordedFrom,
            @Nullable Instant recordedUntil) {}

    record DaysRow(
            String partnershipId,
            LocalDate earliest,
            LocalDate latest,
            long knownFrom,
            @Nullable Long knownUntil,
            Instant recordedFrom,
            @Nullable Instant recordedUntil) {}

    private record Run(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            boolean onRecord,
            Status status,
            @Nullable JsonText inForceSince) {}

    /** @param relation null before anything is on record */
    private record Stood(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Relation relation,
            Standing standing) {
        static Stood in(Run run) {
            Status status = run.status();
            return new Stood(run.from(), run.until(), run.onRecord() ? status.relation() : null, status.standing());
        }

        boolean goesOnIn(Stood next) {
            return relation == next.relation && standing == next.standing && Objects.equals(until, next.from);
        }
    }

    /** What was known of one stream, recording by recording. */
    private static final class Knowledge {
        private final List<Recording> done = new ArrayList<>();
        private final Map<StatedDate, JsonText> dates = new HashMap<>();
        private final KnownSpans<Boolean> listed = new KnownSpans<>();
        private final KnownSpans<Run> runs = new KnownSpans<>();
        private final KnownSpans<Stood> standings = new KnownSpans<>();
        private final KnownSpans<Members.Span> members = new KnownSpans<>();
        private final KnownSpans<Window> days = new KnownSpans<>();

        boolean goesOnWith(List<Recording> recordings) {
            return recordings.size() >= done.size()
                    && recordings.subList(0, done.size()).equals(done);
        }

        void learn(
                RecordedStream stream, Anchors today, Collection<RecordedStream> sources, List<Recording> recordings) {
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
        private void learnOfSeveral(
                RecordedStream stream, Collection<RecordedStream> sources, List<Recording> recordings) {
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
            return new SourceDates(sources.stream()
                    .flatMap(source -> source.as(known).stream())
                    .toList());
        }

        private static Set<Members.Span> members(String stream, Chronicle chronicle) {
            Set<Members.Span> members = new LinkedHashSet<>();
            for (Members.Span span : Members.of(stream, chronicle)) {
                members.add(
                        new Members.Span(stream, span.sideId(), 0, span.partyId(), span.fromDay(), span.untilDay()));
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

    @Override
    public String name() {
        return READER;
    }

    @Override
    public ReadTables<Rows> tables() {
        return TABLES;
    }

    @Override
    public boolean isAbout(String stream) {
        return stream.startsWith(PartnershipId.KIND);
    }

    @Override
    public Rows rowsOf(RecordedStream stream, Anchors anchors) {
        Collection<RecordedStream> sources =
                anchors instanceof SourceDates dates ? dates.streams(stream.sources()) : List.of();
        List<Recording> recordings = Recordings.of(stream, sources);
        // Kept with the stream to go on from, so that each further recording of a long stream costs one fold.
        Kept kept = stream.notes(Kept.class, Kept::new);
        Knowledge before = kept.knowledge;
        kept.knowledge = null; // until this has succeeded
        Knowledge knowledge = before != null && before.goesOnWith(recordings) ? before : new Knowledge();
        knowledge.learn(stream, anchors, sources, recordings);
        Rows rows = rows(stream, knowledge);
        kept.knowledge = knowledge;
        return rows;
    }

    /** The knowledge of a stream that is remembered. */
    private static final class Kept {
        private @Nullable Knowledge knowledge;
    }

    private static Rows rows(RecordedStream stream, Knowledge knowledge) {
        String id = stream.id();
        String strand = stream.first(PartnershipOpened.class).strand();
        return new Rows(
                knowledge.listed.spans().stream()
                        .map(span -> new PartnershipRow(
                                id,
                                strand,
                                span.from().position(),
                                span.untilPosition(),
                                span.from().at(),
                                span.untilTime()))
                        .toList(),
                knowledge.runs.spans().stream()
                        .map(span -> spell(id, strand, span))
                        .toList(),
                knowledge.standings.spans().stream()
                        .map(span -> standing(id, strand, span))
                        .toList(),
                knowledge.members.spans().stream()
                        .map(span -> new MemberRow(
                                id,
                                span.what().sideId(),
                                span.what().partyId(),
                                span.what().fromDay(),
                                span.what().untilDay(),
                                span.from().position(),
                                span.untilPosition(),
                                span.from().at(),
                                span.untilTime()))
                        .toList(),
                knowledge.days.spans().stream()
                        .map(span -> new DaysRow(
                                id,
                                Objects.requireNonNull(span.what().earliest()),
                                Objects.requireNonNull(span.what().latest()),
                                span.from().position(),
                                span.untilPosition(),
                                span.from().at(),
                                span.untilTime()))
                        .toList());
    }

    private static StandingRow standing(String id, @Nullable String strand, Span<Stood> span) {
        Stood stood = span.what();
        return new StandingRow(
                id,
                strand,
                stood.from(),
                stood.until(),
                stood.relation() == null ? null : stood.relation().name(),
                stood.standing().name(),
                span.from().position(),
                span.untilPosition(),
                span.from().at(),
                span.untilTime());
    }

    private static SpellRow spell(String id, @Nullable String strand, Span<Run> span) {
        Run run = span.what();
        Status status = run.status();
        return new SpellRow(
                id,
                strand,
                run.from(),
                run.until(),
                run.onRecord(),
                status.relation().name(),
                status.relationCertainty().name(),
                status.standing().name(),
                status.certainty().name(),
                status.oneSided(),
                status.disputed(),
                status.dormant(),
                status.scope() == null ? null : status.scope().name(),
                run.inForceSince(),
                span.from().position(),
                span.untilPosition(),
                span.from().at(),
                span.untilTime());
    }
}
