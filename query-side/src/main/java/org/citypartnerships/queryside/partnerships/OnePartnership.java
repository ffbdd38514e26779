package org.citypartnerships.queryside.partnerships;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.History;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.history.SideStatus;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.Known;
import org.citypartnerships.queryside.partnerships.Acts.SideAct;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.Dossiers.Plan;
import org.citypartnerships.queryside.web.Instruments;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.PartyFigures;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.Positioned;
import org.citypartnerships.queryside.web.SourceLabels;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.queryside.web.Versioned;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** One partnership as it stands on a day, folded from what was recorded in it. */
@Component
public class OnePartnership {

    private final KnownStreams streams;
    private final Partnerships partnerships;
    private final PartyLabels labels;
    private final PartyFigures figures;
    private final SourceLabels sources;

    OnePartnership(
            KnownStreams streams,
            Partnerships partnerships,
            PartyLabels labels,
            PartyFigures figures,
            SourceLabels sources) {
        this.streams = streams;
        this.partnerships = partnerships;
        this.labels = labels;
        this.figures = figures;
        this.sources = sources;
    }

    /** Where one side stands. */
    public record SideAnswer(
            String side,
            @Nullable String name,
            List<PartyLabel> members,
            String standing,
            String certainty,
            @Nullable String because,
            @Nullable String scope,
            Map<SideId, String> towards,
            List<SideAct> acts) {}

    /** A signed paper and where it stands. */
    public record Paper(
            String entry,
            String kind,
            String form,
            @Nullable String title,
            @Nullable JsonNode signedOn,
            List<PaperParty> parties,
            List<String> readings,
            String counted,
            boolean movesStanding,
            String standing,
            String certainty,
            @Nullable JsonNode term,
            @Nullable JsonNode lastDay,
            @Nullable String renewedBy) {}

    /** Who a paper is between. */
    public record PaperParty(
            PartyLabel party,
            @Nullable PartyLabel actsFor,
            @Nullable PartyLabel beside) {}

    /**
     * A value that a source contests, until somebody settles which holds.
     *
     * @param entry the entry that contests
     * @param contests the entry that is contested
     * @param field the field, as a pointer into it: {@code /header/happened}
     * @param recorded its value on record
     * @param recordedBy what says that
     * @param claimed the other value
     * @param evidence what says so
     */
    public record Dispute(
            String entry,
            String contests,
            String field,
            @Nullable JsonNode recorded,
            List<Witness> recordedBy,
            String claimed,
            List<Witness> evidence) {}

    /**
     * One partnership.
     *
     * @param position the position at which it was computed
     * @param asOf the day that it tells of
     * @param knownAt the point of recording that it tells from; null for everything that can be read
     * @param decisions what bodies decided of which nobody says for which side; the others stand with their sides
     * @param figures the newest numbers between the parties themselves; numbers at other levels are under {@code /trade}
     */
    public record Answer(
            long position,
            String id,
            LocalDate asOf,
            @Nullable String knownAt,
            @Nullable String strand,
            String title,
            @JsonUnwrapped Standings status,
            List<SideAnswer> sides,
            List<SideAct> decisions,
            List<Paper> instruments,
            List<Plan> plans,
            List<Dispute> disputes,
            List<Flag> warnings,
            List<PrintedFigure> figures,
            long sequence)
            implements Positioned, Versioned {}

    /**
     * The partnership on a day, as known at a point of recording.
     *
     * @param position the position up to which anything can be read
     * @param asOf the day; today if null
     * @param knownAt the point of recording; null for everything that can be read
     * @throws org.citypartnerships.queryside.web.NotOnRecord if nothing of it can be read
     * @throws org.citypartnerships.queryside.web.NotYetKnown if nothing of it was known
     */
    public Answer at(long position, String id, @Nullable LocalDate asOf, @Nullable KnownAt knownAt) {
        return answer(position, streams.one(position, "partnership", id, knownAt), partnerships.day(asOf), knownAt);
    }

    private Answer answer(long position, KnownStream stream, LocalDate day, @Nullable KnownAt knownAt) {
        Known known = stream.known();
        Chronicle chronicle = stream.chronicle();
        State state = chronicle.at(day);
        PartnershipOpened opened = stream.stream().first(PartnershipOpened.class);
        Map<EntryId, Entry> entries = new LinkedHashMap<>();
        for (Told told : chronicle.timeline()) {
            entries.put(told.entry().entryId(), told.entry());
        }
        List<InstrumentStatus> shown = papers(state, entries);
        Acts acts = new Acts(chronicle, day);
        Set<String> parties = partiesIn(state, shown, entries);
        parties.addAll(acts.parties());
        Map<String, PartyLabel> named = labels.of(parties, day, known);
        List<SideAnswer> sides = sides(state, opened, acts, named);
        return new Answer(
                known == null ? position : known.position(),
                stream.stream().id(),
                day,
                knownAt == null ? null : knownAt.text(),
                opened.strand(),
                title(sides, opened.strand()),
                Standings.of(state).alsoReadAs(alsoReadAs(state)),
                sides,
                acts.ofNoSide(named),
                shown.stream()
                        .map(paper -> paper(paper, instrumentOf(entries.get(paper.entry())), named))
                        .toList(),
                plans(state, entries),
                disputes(stream.history(), known),
                chronicle.warnings(day).stream()
                        .map(warning -> new Flag(
                                warning.code().name(),
                                warning.entries().stream().map(EntryId::value).toList(),
                                warning.message()))
                        .toList(),
                figures(sides, known),
                stream.stream().sequence());
    }

    private List<Dispute> disputes(History history, @Nullable Known known) {
        List<EntryContested> open = history.standing().stream()
                .filter(entry -> entry.header().visibility() == Visibility.PUBLIC)
                .filter(EntryContested.class::isInstance)
                .map(EntryContested.class::cast)
                .filter(contest -> history.isOpenDispute(contest.entryId()))
                .toList();
        List<JsonNode> evidence = new ArrayList<>();
        for (EntryContested contest : open) {
            evidence.add(Json.tree(history.evidence(contest.contests())));
            evidence.add(Json.tree(contest.header().evidence()));
        }
        List<List<Witness>> witnesses = open.isEmpty() ? List.of() : sources.of(evidence, known);
        List<Dispute> disputes = new ArrayList<>();
        for (EntryContested contest : open) {
            int place = 2 * disputes.size();
            disputes.add(new Dispute(
                    contest.entryId().value(),
                    contest.contests().value(),
                    contest.field(),
                    recorded(history, contest),
                    witnesses.get(place),
                    contest.claimed(),
                    witnesses.get(place + 1)));
        }
        return disputes;
    }

    /** A person's name is not among what is told of a dispute: it stays encrypted. */
    private static @Nullable JsonNode recorded(History history, EntryContested contest) {
        JsonNode value = history.entry(contest.contests())
                .map(Json::tree)
                .map(entry -> entry.at(contest.field()))
                .orElse(null);
        return value == null || value.isMissingNode() ? null : value;
    }

    private static Set<String> partiesIn(State state, List<InstrumentStatus> papers, Map<EntryId, Entry> entries) {
        Set<String> parties = new LinkedHashSet<>();
        state.sides().forEach(side -> side.members().forEach(member -> parties.add(member.value())));
        for (InstrumentStatus status : papers) {
            Instrument paper = instrumentOf(entries.get(status.entry()));
            for (InstrumentParty party : paper == null ? List.<InstrumentParty>of() : paper.parties()) {
                parties.add(party.party().value());
                Stream.of(party.actsFor(), party.beside())
                        .filter(Objects::nonNull)
                        .forEach(other -> parties.add(other.value()));
            }
        }
        return parties;
    }

    private static List<Relation> alsoReadAs(State state) {
        return Dossiers.otherReadings(
                state.isEmpty() ? null : state.status().relation(),
                state.instruments().stream()
                        .filter(InstrumentStatus::movesStanding)
                        .flatMap(paper -> paper.readings().stream())
                        .toList());
    }

    private static List<Plan> plans(State state, Map<EntryId, Entry> entries) {
        List<Plan> plans = new ArrayList<>();
        for (PlanStatus status : state.plans()) {
            Entry entry = entries.get(status.plan());
            if (entry != null && entry.header().visibility() == Visibility.PUBLIC) {
                plans.add(Plans.plan(status, entry));
            }
        }
        return plans;
    }

    private static String title(List<SideAnswer> sides, @Nullable String strand) {
        return Partnerships.title(
                sides.stream()
                        .map(side -> new Partnerships.Side(side.side(), side.name(), side.members()))
                        .toList(),
                strand);
    }

    private static List<SideAnswer> sides(
            State state, PartnershipOpened opened, Acts acts, Map<String, PartyLabel> named) {
        Map<SideId, Side> begun = new LinkedHashMap<>();
        opened.sides().forEach(side -> begun.put(side.id(), side));
        List<SideAnswer> sides = new ArrayList<>();
        for (SideStatus side : state.sides()) {
            Side as = begun.get(side.side());
            Map<SideId, String> towards = new LinkedHashMap<>();
            side.towards().forEach((other, standing) -> towards.put(other, standing.name()));
            sides.add(new SideAnswer(
                    side.side().value(),
                    as == null ? null : as.name(),
                    side.members().stream().map(member -> label(named, member)).toList(),
                    side.standing().name(),
                    side.certainty().name(),
                    side.because() == null ? null : side.because().value(),
                    side.scope() == null ? null : side.scope().name(),
                    towards,
                    acts.of(side.side(), named)));
        }
        return sides;
    }

    private static PartyLabel label(Map<String, PartyLabel> named, PartyId party) {
        return named.getOrDefault(party.value(), new PartyLabel(party.value(), party.value(), null, null));
    }

    private static List<InstrumentStatus> papers(State state, Map<EntryId, Entry> entries) {
        return state.instruments().stream()
                .filter(status -> {
                    Entry entry = entries.get(status.entry());
                    return entry != null && entry.header().visibility() == Visibility.PUBLIC;
                })
                .toList();
    }

    private static Paper paper(InstrumentStatus status, @Nullable Instrument paper, Map<String, PartyLabel> named) {
        return new Paper(
                status.entry().value(),
                status.kind(),
                status.form().name(),
                paper == null ? null : paper.title(),
                Json.tree(status.signedOn()),
                paper == null
                        ? List.of()
                        : paper.parties().stream()
                                .map(party -> party(party, named))
                                .toList(),
                status.readings().stream().map(Enum::name).toList(),
                status.counted().name(),
                status.movesStanding(),
                status.standing().name(),
                status.certainty().name(),
                paper == null ? null : Json.tree(paper.term()),
                Json.tree(status.lastDay()),
                status.renewedBy() == null ? null : status.renewedBy().value());
    }

    private static PaperParty party(InstrumentParty party, Map<String, PartyLabel> named) {
        return new PaperParty(
                label(named, party.party()),
                party.actsFor() == null ? null : label(named, party.actsFor()),
                party.beside() == null ? null : label(named, party.beside()));
    }

    static @Nullable Instrument instrumentOf(@Nullable Entry entry) {
        return Instruments.of(entry);
    }

    private List<PrintedFigure> figures(List<SideAnswer> sides, @Nullable Known known) {
        List<PrintedFigure> all = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
                List<String> one = ids(sides.get(i).members());
                List<String> other = ids(sides.get(j).members());
                all.addAll(
                        known == null ? figures.latestBetween(one, other) : figures.latestBetween(one, other, known));
            }
        }
        return all;
    }

    private static List<String> ids(List<PartyLabel> members) {
        return members.stream().map(PartyLabel::id).toList();
    }
}
