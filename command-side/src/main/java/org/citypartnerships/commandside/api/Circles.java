package org.citypartnerships.commandside.api;

import java.util.List;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.CorrectEntry;
import org.citypartnerships.commands.DescribeParty;
import org.citypartnerships.commands.MergeParties;
import org.citypartnerships.commands.RegisterParty;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.Surroundings;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;

/** Whether a party would come to lie within itself, act for itself, or have become itself, over however many others. */
final class Circles {

    private final Surroundings around;

    Circles(Surroundings around) {
        this.around = around;
    }

    /** @throws Refused if the command closes a circle */
    void requireNone(Command command) {
        if (command instanceof DescribeParty party) {
            requireNone(party.partyId(), party.within(), party.actsFor());
        } else if (command instanceof MergeParties merger) {
            requireNone(merger);
        } else if (command instanceof CorrectEntry correction) {
            try {
                requireNoneIn(correction.as());
            } catch (Refused circle) {
                throw circle.within("/as/payload");
            }
        }
    }

    /** A new party is named by none; one that was registered before may be. */
    private void requireNoneIn(Command corrected) {
        if (corrected instanceof RegisterParty party) {
            requireNone(party.partyId(), party.within(), party.actsFor());
        } else {
            requireNone(corrected);
        }
    }

    private void requireNone(PartyId party, @Nullable PartyId within, @Nullable PartyId actsFor) {
        if (within != null && !within.equals(party) && around.liesWithin(within, party)) {
            throw Refused.at(Reason.IN_A_CIRCLE, "/within", within + " lies within " + party);
        }
        if (actsFor != null && !actsFor.equals(party) && around.actsFor(actsFor, party)) {
            throw Refused.at(Reason.IN_A_CIRCLE, "/actsFor", actsFor + " acts for " + party);
        }
    }

    private void requireNone(MergeParties merger) {
        List<PartyId> merged = merger.merged();
        for (int i = 0; i < merged.size(); i++) {
            PartyId party = merged.get(i);
            if (!party.equals(merger.partyId()) && around.areInACircle(merger.partyId(), List.of(party))) {
                throw Refused.at(
                        Reason.IN_A_CIRCLE, "/merged/" + i, merger.partyId() + " became part of " + party + " itself");
            }
        }
    }
}
