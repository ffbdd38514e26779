package org.citypartnerships.queryside.partnerships;

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
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.history.SideStatus;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.partnerships.Acts.SideAct;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer.Paper;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer.PaperParty;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer.SideAnswer;
import org.citypartnerships.queryside.web.Dossiers;
import org.citypartnerships.queryside.web.Dossiers.Flag;
import org.citypartnerships.queryside.web.HiddenEntries;
import org.citypartnerships.queryside.web.Instruments;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.Plan;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;

/** What a stream says of its partnership on a day, before anybody is named: sides, papers, plans and warnings. */
final class Portrait {

    private final Chronicle chronicle;
    private final PartnershipOpened opened;
    private final State state;
    private final Acts acts;
    private final HiddenEntries hidden;
    private final Map<EntryId, Entry> entries = new LinkedHashMap<>();

    Portrait(PartnershipOpened opened, Chronicle chronicle, LocalDate day) {
        this.chronicle = chronicle;
        this.opened = opened;
        this.state = chronicle.at(day);
        this.acts = new Acts(chronicle, day);
        this.hidden = new HiddenEntries(chronicle);
        for (Told told : chronicle.timeline()) {
            if (told.entry().header().visibility() == Visibility.PUBLIC) {
                entries.put(told.entry().entryId(), told.entry());
            }
        }
    }

    @Nullable
    String strand() {
        return opened.strand();
    }

    /** The parties of each side. */
    List<List<String>> members() {
        return state.sides().stream()
                .map(side -> side.members().stream().map(PartyId::value).toList())
                .toList();
    }

    /** Every party that is to be named. */
    Set<String> parties() {
        Set<String> parties = new LinkedHashSet<>();
        state.sides().forEach(side -> side.members().forEach(member -> parties.add(member.value())));
        state.instruments().forEach(status -> {
            Instrument paper = Instruments.of(entries.get(status.entry()));
            for (InstrumentParty party : paper == null ? List.<InstrumentParty>of() : paper.parties()) {
                Stream.of(party.party(), party.actsFor(), party.beside())
                        .filter(Objects::nonNull)
                        .forEach(named -> parties.add(named.value()));
            }
        });
        parties.addAll(acts.parties());
        return parties;
    }

    /** Where the partnership stands, and what else its papers may be read as. */
    Standings status() {
        return Standings.of(state).alsoReadAs(alsoReadAs());
    }

    private List<Relation> alsoReadAs() {
        return Dossiers.otherReadings(
                state.isEmpty() ? null : state.status().relation(),
                state.instruments().stream()
                        .filter(InstrumentStatus::movesStanding)
                        .flatMap(paper -> paper.readings().stream())
                        .toList());
    }

    List<SideAnswer> sides(Map<String, PartyLabel> named) {
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
                    hidden.name(side.because()),
                    side.scope() == null ? null : side.scope().name(),
                    towards,
                    acts.of(side.side(), named)));
        }
        return sides;
    }

    /** What bodies decided of which nobody says for which side. */
    List<SideAct> decisions(Map<String, PartyLabel> named) {
        return acts.ofNoSide(named);
    }

    private static PartyLabel label(Map<String, PartyLabel> named, PartyId party) {
        return Objects.requireNonNull(named.get(party.value()), party.value());
    }

    List<Paper> papers(Map<String, PartyLabel> named) {
        return state.instruments().stream()
                .filter(status -> entries.containsKey(status.entry()))
                .map(status -> paper(status, Instruments.of(entries.get(status.entry())), named))
                .toList();
    }

    private Paper paper(InstrumentStatus status, @Nullable Instrument paper, Map<String, PartyLabel> named) {
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
                hidden.name(status.renewedBy()));
    }

    private static PaperParty party(InstrumentParty party, Map<String, PartyLabel> named) {
        return new PaperParty(
                label(named, party.party()),
                party.actsFor() == null ? null : label(named, party.actsFor()),
                party.beside() == null ? null : label(named, party.beside()));
    }

    List<Plan> plans() {
        List<Plan> plans = new ArrayList<>();
        for (PlanStatus status : state.plans()) {
            Entry entry = entries.get(status.plan());
            if (entry != null) {
                plans.add(Plan.of(hidden.told(status), entry));
            }
        }
        return plans;
    }

    List<Flag> warnings() {
        return chronicle.warnings(state.asOf()).stream()
                .filter(warning -> !hidden.isAnyOf(warning.entries()))
                .map(Flag::of)
                .toList();
    }
}
