package org.citypartnerships.commandside.partnership;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.Succession;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Side;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.SideMembers;

/** Who stands on which side of a partnership: whoever ever did, since dates are vague and old acts are recorded late. */
final class Sides {

    private final Map<PartyId, SideId> everOn;
    private final Map<PartyId, SideId> nowOn;

    private Sides(Map<PartyId, SideId> everOn, Map<PartyId, SideId> nowOn) {
        this.everOn = everOn;
        this.nowOn = nowOn;
    }

    static Sides none() {
        return new Sides(Map.of(), Map.of());
    }

    /** The sides with their ids, in an order that does not depend on who names them first. */
    static List<Side> numbered(List<SideMembers> sides) {
        List<SideMembers> ordered = sides.stream()
                .sorted(Comparator.comparing(side -> sorted(side.members()).toString()))
                .toList();
        List<Side> numbered = new ArrayList<>();
        for (SideMembers side : ordered) {
            numbered.add(new Side(SideId.of(numbered.size() + 1), side.name(), sorted(side.members())));
        }
        return numbered;
    }

    Sides after(Event event) {
        Map<PartyId, SideId> ever = new HashMap<>(everOn);
        Map<PartyId, SideId> now = new HashMap<>(nowOn);
        if (event instanceof PartnershipOpened opened) {
            opened.sides()
                    .forEach(side -> side.members().forEach(member -> {
                        ever.put(member, side.id());
                        now.put(member, side.id());
                    }));
        } else if (event instanceof SideJoined joined) {
            ever.put(joined.member(), joined.side());
            now.put(joined.member(), joined.side());
        } else if (event instanceof SideLeft left) {
            now.remove(left.member());
        } else {
            return this;
        }
        return new Sides(Map.copyOf(ever), Map.copyOf(now));
    }

    Sides after(List<? extends Event> events) {
        Sides sides = this;
        for (Event event : events) {
            sides = sides.after(event);
        }
        return sides;
    }

    /** How the heir takes the place of a member: it joins the side, unless it ever stood on one, and the member leaves. */
    List<Entry> stepsOf(Succession succession, PartnershipId partnership) {
        SideId side = everOn.get(succession.before());
        SideId ofHeir = everOn.get(succession.heir());
        List<Entry> steps = new ArrayList<>();
        if (side != null && ofHeir == null) {
            steps.add(succession.joined(partnership, side));
        }
        if (side != null && (ofHeir == null || ofHeir.equals(side)) && nowOn.containsKey(succession.before())) {
            steps.add(succession.left(partnership, side));
        }
        return steps;
    }

    Optional<SideId> nowOf(PartyId party) {
        return Optional.ofNullable(nowOn.get(party));
    }

    SideId of(PartyId party, String pointer) {
        SideId side = everOn.get(party);
        if (side == null) {
            throw Refused.at(
                    Reason.PARTY_ON_NO_SIDE,
                    pointer,
                    party + " stands on no side of this partnership: name a member of a side, one of " + members(),
                    party);
        }
        return side;
    }

    void requireOnASide(List<PartyId> parties, String pointer) {
        for (int i = 0; i < parties.size(); i++) {
            of(parties.get(i), pointer + '/' + i);
        }
    }

    void requireActorsOnASide(Act act) {
        requireOnASide(act.by(), "/act/by");
        PartyId towards = act.towards();
        if (towards != null) {
            of(towards, "/act/towards");
        }
    }

    void requirePartiesOnASide(Instrument instrument) {
        List<InstrumentParty> parties = instrument.parties();
        for (int i = 0; i < parties.size(); i++) {
            requireOnASide(parties.get(i), "/instrument/parties/" + i);
        }
    }

    private void requireOnASide(InstrumentParty party, String pointer) {
        PartyId actsFor = party.actsFor();
        PartyId beside = party.beside();
        if (actsFor != null) {
            of(actsFor, pointer + "/actsFor");
        } else if (beside != null) {
            of(beside, pointer + "/beside");
        } else if (!everOn.containsKey(party.party())) {
            throw Refused.at(
                    Reason.PARTY_ON_NO_SIDE,
                    pointer,
                    party.party()
                            + " stands on no side: say for which member it signs (actsFor), or beside which member"
                            + " its paper is listed (beside), one of " + members(),
                    party.party());
        }
    }

    private List<PartyId> members() {
        return sorted(List.copyOf(everOn.keySet()));
    }

    private static List<PartyId> sorted(List<PartyId> parties) {
        return parties.stream().sorted(Comparator.comparing(PartyId::value)).toList();
    }
}
