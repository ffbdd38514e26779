package org.citypartnerships.queryside.partnerships;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.history.SideStatus;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.RecordedStream;
import org.citypartnerships.queryside.following.Streams;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.Dossiers.Plan;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.PartyFigures;
import org.citypartnerships.queryside.web.PartyFigures.PrintedFigure;
import org.citypartnerships.queryside.web.PartyLabels;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.Positioned;
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

    private final Streams streams;
    private final Partnerships partnerships;
    private final PartyLabels labels;
    private final PartyFigures figures;

    OnePartnership(Streams streams, Partnerships partnerships, PartyLabels labels, PartyFigures figures) {
        this.streams = streams;
        this.partnerships = partnerships;
        this.labels = labels;
        this.figures = figures;
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
            Map<SideId, String> towards) {}

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
     * One partnership.
     *
     * @param position the position at which it was computed
     * @param asOf the day that it tells of
     * @param figures the newest numbers between the parties themselves; numbers at other levels are under {@code /trade}
     */
    public record Answer(
            long position,
            String id,
            LocalDate asOf,
            @Nullable String strand,
            String title,
            @JsonUnwrapped Standings status,
            List<SideAnswer> sides,
            List<Paper> instruments,
            List<Plan> plans,
            List<Flag> warnings,
            List<PrintedFigure> figures,
            long sequence)
            implements Positioned, Versioned {}

    /** The partnership as known at a position; empty if nothing is recorded of it. */
    public Optional<Answer> at(long position, String id, @Nullable LocalDate asOf) {
        return streams.upTo(position, id).map(stream -> answer(position, stream, partnerships.day(asOf)));
    }

    private Answer answer(long position, RecordedStream stream, LocalDate day) {
        Anchors anchors = streams.anchorsOf(List.of(stream), position);
        State state = stream.history().at(day, anchors);
        PartnershipOpened opened = stream.first(PartnershipOpened.class);
        List<SideAnswer> sides = sides(state, opened);
        Map<EntryId, Entry> entries = new LinkedHashMap<>();
        for (Told told : stream.history().timeline(anchors)) {
            entries.put(told.entry().entryId(), told.entry());
        }
        return new Answer(
                position,
                stream.id(),
                day,
                opened.strand(),
                title(sides, opened.strand()),
                Standings.of(state).alsoReadAs(alsoReadAs(state)),
                sides,
                papers(state, entries),
                plans(state, entries),
                stream.history().warnings(anchors, day).stream()
                        .map(warning -> new Flag(
                                warning.code().name(),
                                warning.entries().stream().map(EntryId::value).toList(),
                                warning.message()))
                        .toList(),
                figures(sides),
                stream.sequence());
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

    private List<SideAnswer> sides(State state, PartnershipOpened opened) {
        Set<String> members = new LinkedHashSet<>();
        state.sides().forEach(side -> side.members().forEach(member -> members.add(member.value())));
        Map<String, PartyLabel> named = labels.of(members);
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
                    towards));
        }
        return sides;
    }

    private static PartyLabel label(Map<String, PartyLabel> named, PartyId party) {
        return named.getOrDefault(party.value(), new PartyLabel(party.value(), party.value(), null, null));
    }

    private List<Paper> papers(State state, Map<EntryId, Entry> entries) {
        List<Paper> papers = new ArrayList<>();
        for (InstrumentStatus status : state.instruments()) {
            Entry entry = entries.get(status.entry());
            if (entry != null && entry.header().visibility() == Visibility.PUBLIC) {
                papers.add(paper(status, instrumentOf(entry)));
            }
        }
        return papers;
    }

    private Paper paper(InstrumentStatus status, @Nullable Instrument paper) {
        return new Paper(
                status.entry().value(),
                status.kind(),
                status.form().name(),
                paper == null ? null : paper.title(),
                Json.tree(status.signedOn()),
                paper == null
                        ? List.of()
                        : paper.parties().stream().map(this::party).toList(),
                status.readings().stream().map(Enum::name).toList(),
                status.counted().name(),
                status.movesStanding(),
                status.standing().name(),
                status.certainty().name(),
                paper == null ? null : Json.tree(paper.term()),
                Json.tree(status.lastDay()),
                status.renewedBy() == null ? null : status.renewedBy().value());
    }

    private PaperParty party(InstrumentParty party) {
        return new PaperParty(
                labels.of(party.party().value()),
                party.actsFor() == null ? null : labels.of(party.actsFor().value()),
                party.beside() == null ? null : labels.of(party.beside().value()));
    }

    static @Nullable Instrument instrumentOf(Entry entry) {
        if (entry instanceof ProtocolSigned signed) {
            return signed.instrument();
        }
        if (entry instanceof MoUSigned signed) {
            return signed.instrument();
        }
        if (entry instanceof AgreementSigned signed) {
            return signed.instrument();
        }
        if (entry instanceof MoURenewed renewed) {
            return renewed.instrument();
        }
        return entry instanceof AgreementRenewed renewed ? renewed.instrument() : null;
    }

    private List<PrintedFigure> figures(List<SideAnswer> sides) {
        List<PrintedFigure> all = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            for (int j = i + 1; j < sides.size(); j++) {
                all.addAll(figures.latestBetween(
                        ids(sides.get(i).members()), ids(sides.get(j).members())));
            }
        }
        return all;
    }

    private static List<String> ids(List<PartyLabel> members) {
        return members.stream().map(PartyLabel::id).toList();
    }
}
