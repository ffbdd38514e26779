package org.citypartnerships.commandside;

import java.util.Optional;
import org.citypartnerships.commands.DeclareDuplicate;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.history.History;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.StreamId;

/** When a party or partnership is the same as another that is on record. */
final class Duplicates {

    private Duplicates() {}

    /** The stream that stays, if this one was declared its duplicate. */
    static Optional<StreamId> staying(History history) {
        return history.standing().stream()
                .filter(DuplicateDeclared.class::isInstance)
                .map(entry -> ((DuplicateDeclared) entry).duplicateOf())
                .findFirst();
    }

    /**
     * What the command records in the duplicate's stream.
     *
     * @throws Refused if the two are no two parties and no two partnerships
     */
    static DuplicateDeclared declared(StreamId duplicate, DeclareDuplicate command) {
        StreamId stays = command.duplicateOf();
        if (stays.equals(duplicate)) {
            throw Refused.at(Reason.CONTRADICTS_ITSELF, "/duplicateOf", duplicate + " is no duplicate of itself");
        }
        boolean parties = duplicate instanceof PartyId && stays instanceof PartyId;
        boolean partnerships = duplicate instanceof PartnershipId && stays instanceof PartnershipId;
        if (!parties && !partnerships) {
            throw Refused.at(
                    Reason.NO_DUPLICATE,
                    "/duplicateOf",
                    "name two parties, or two partnerships: of those one can stay");
        }
        return new DuplicateDeclared(duplicate, command.header(), stays);
    }
}
