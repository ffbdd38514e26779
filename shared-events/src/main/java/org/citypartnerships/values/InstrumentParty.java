package org.citypartnerships.values;

import org.jspecify.annotations.Nullable;

/**
 * Who a paper is between, and how that party stands to the partnership's sides: a member of a side needs nothing more;
 * a body names the member that it acts for (the People's Government of Harbin acts for Harbin); a chamber, bank or
 * university that signs on its own behalf names the member beside which it is listed.
 *
 * @param party who signed
 * @param actsFor the member of a side that it acts for; filled from the register of parties if not given
 * @param beside the member of a side beside which it is listed; such a paper moves no standing
 */
public record InstrumentParty(
        PartyId party, @Nullable PartyId actsFor, @Nullable PartyId beside) {

    /** @throws IllegalArgumentException if the party is missing, or both actsFor and beside are given */
    public InstrumentParty {
        Required.given(party, "party");
        if (actsFor != null && beside != null) {
            throw new FieldRefused("beside", "gives actsFor and beside: a party signs for a side or for itself");
        }
    }
}
