package org.citypartnerships.eventstore;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GapAwareTrackingToken;

/**
 * Gives the rows that a follower reads the tokens to go on from.
 *
 * <p>Every position that is passed over is kept as a gap until it is settled. Axon does so only for events younger than its
 * gap timeout, by their own timestamp, and so loses what is committed late behind an event with an old one.
 */
final class Followed {

    private Followed() {}

    /**
     * The rows with their tokens.
     *
     * @param token where the follower was
     * @param settled below this, what was not there when the rows were read will never be
     * @param rows what was seen in the token's gaps and after it, by position
     */
    static List<EventRow> from(GapAwareTrackingToken token, long settled, List<EventRow> rows) {
        List<EventRow> followed = new ArrayList<>(rows.size());
        GapAwareTrackingToken place = token;
        boolean inGaps = !token.getGaps().isEmpty();
        for (EventRow row : rows) {
            if (inGaps && row.position() > token.getIndex()) {
                inGaps = false;
                place = place.withGapsTruncatedAt(settled);
            }
            place = place.advanceTo(
                    row.position(), inGaps ? Positions.GAP_OFFSET_MAX : unsettled(settled, row.position()));
            followed.add(row.at(place));
        }
        return followed;
    }

    private static int unsettled(long settled, long position) {
        return (int) Math.max(0, Math.min(Positions.GAP_OFFSET_MAX, position - settled));
    }
}
