package org.citypartnerships.queryside.audit;

import java.util.List;
import org.citypartnerships.events.Entry;
import org.citypartnerships.history.SideStatus;
import org.citypartnerships.history.State;
import org.citypartnerships.queryside.audit.Blame.Cause;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.PublicEntries;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Since when a side stands where it stands, and by which entry. The fold tells of a side the entry that last put it there, which
 * may only have said so once more; here it is the entry on which its standing changed, the last that is told where it is asked
 * why.
 *
 * <p>Of a side the fold tells no since. Where it stands in force as the partnership does, it is the partnership's, by the entry
 * that says so: a higher rung begins anew, what was suspended and goes on does not; and nothing is told where nobody says since
 * when. Elsewhere it is the date of the entry.
 *
 * @param entry the entry; null if nothing put the side there, or an entry that is not public
 * @param since since when, as stated
 * @param lastDay of a side whose paper's term ran out, the days that may have been the last of it
 */
public record Footing(
        @Nullable String entry,
        @Nullable JsonNode since,
        @Nullable JsonNode lastDay) {

    /**
     * Of one side.
     *
     * @param standing the chain of its standing
     * @param beginnings the chain of what the partnership is in force since
     */
    static Footing of(KnownStream stream, State state, SideStatus side, List<Cause> standing, List<Cause> beginnings) {
        Cause moved = last(standing);
        if (moved == null || side.standing() == Standing.UNKNOWN) {
            return new Footing(null, null, null);
        }
        if (side.standing() == Standing.IN_FORCE && isAlive(state)) {
            Cause begun = last(beginnings);
            return new Footing(entry(begun == null ? moved : begun), Json.tree(state.inForceSince()), null);
        }
        if (entry(moved) == null) {
            return new Footing(null, null, null);
        }
        StatedDate resolved = moved.told().resolved();
        return new Footing(
                entry(moved),
                Json.tree(resolved == null ? moved.told().entry().header().happened() : resolved),
                Explanations.lastDay(stream.history(), state, "sides/" + side.side(), moved));
    }

    private static boolean isAlive(State state) {
        Standing standing = state.status().standing();
        return standing == Standing.IN_FORCE || standing == Standing.SUSPENDED;
    }

    private static @Nullable Cause last(List<Cause> chain) {
        return chain.isEmpty() ? null : chain.get(chain.size() - 1);
    }

    private static @Nullable String entry(Cause cause) {
        Entry entry = cause.told().entry();
        return PublicEntries.isPublic(entry) ? entry.entryId().value() : null;
    }
}
