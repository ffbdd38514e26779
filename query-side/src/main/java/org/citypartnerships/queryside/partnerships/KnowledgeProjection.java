package org.citypartnerships.queryside.partnerships;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Status;
import org.citypartnerships.queryside.following.KnownSpans.Recording;
import org.citypartnerships.queryside.following.KnownSpans.Span;
import org.citypartnerships.queryside.following.ReadTables;
import org.citypartnerships.queryside.following.Reader;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.Recordings;
import org.citypartnerships.queryside.following.SourceDates;
import org.citypartnerships.queryside.partnerships.Knowledge.Run;
import org.citypartnerships.queryside.partnerships.Knowledge.Stood;
import org.citypartnerships.queryside.web.JsonText;
import org.citypartnerships.values.PartnershipId;
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
                knowledge.listed().stream()
                        .map(span -> new PartnershipRow(
                                id,
                                strand,
                                span.from().position(),
                                span.untilPosition(),
                                span.from().at(),
                                span.untilTime()))
                        .toList(),
                knowledge.runs().stream().map(span -> spell(id, strand, span)).toList(),
                knowledge.standings().stream()
                        .map(span -> standing(id, strand, span))
                        .toList(),
                knowledge.members().stream()
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
                knowledge.days().stream()
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
