package org.citypartnerships.values;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a side did to the partnership or to one paper of it, with the three dates that such acts have.
 *
 * @param by the members of the sides that acted, at least one
 * @param bodies the bodies that decided it: a council, a mayor's office
 * @param towards a member of the side that it is directed at, if not at all others
 * @param instrument the one paper that it is about, if not the whole partnership
 * @param scope what is suspended; ALL if not given
 * @param decidedOn the day of the decision
 * @param notifiedOn the day on which the other side was told
 * @param effectiveOn the day from which it holds
 * @param reason the reason given
 */
public record Act(
        @AtLeastOne List<PartyId> by,
        List<PartyId> bodies,
        @Nullable PartyId towards,
        @Nullable EntryId instrument,
        @DefaultsTo("ALL") SuspensionScope scope,
        @Nullable StatedDate decidedOn,
        @Nullable StatedDate notifiedOn,
        @Nullable StatedDate effectiveOn,
        @Nullable String reason) {

    /** @throws IllegalArgumentException if nobody acts, or the reason is empty or too long */
    public Act {
        by = Required.orNone(by);
        if (by.isEmpty()) {
            throw new IllegalArgumentException("by is empty: name the member of the side that acted");
        }
        bodies = Required.orNone(bodies);
        scope = scope == null ? SuspensionScope.ALL : scope;
        if (reason != null) {
            Form.text(reason, 2000, "reason");
        }
    }

    /** An act of one party about the whole partnership, effective on a day. */
    public static Act of(PartyId by, @Nullable StatedDate effectiveOn) {
        return new Act(List.of(by), List.of(), null, null, SuspensionScope.ALL, null, null, effectiveOn, null);
    }
}
