package org.citypartnerships.commandside;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs besides the command and the stream's history, so that it reads no clock and no database: it arrives
 * with the command.
 *
 * @param target the stream decided on
 * @param at when the command arrived
 * @param anchors the dates of the sources that the command and the stream name
 * @param witnesses which of the sources are copies of each other
 * @param expectedSequence the sequence of the stream's last event that the sender saw, or null if it asks for none
 * @param storedSequence the sequence of the stream's last event in the store when it was looked up, -1 if the stream had none,
 *     or null if nobody looked
 * @param eyes who sends the command, and what counts only once another person has confirmed it
 * @param successions how parties that the command names took the place of members of the partnership; empty if they did not
 */
public record Circumstances(
        StreamId target,
        Instant at,
        Anchors anchors,
        Witnesses witnesses,
        @Nullable Long expectedSequence,
        @Nullable Long storedSequence,
        FourEyes eyes,
        List<Succession> successions) {

    /** The key in a command's metadata under which they travel. */
    public static final String KEY = "circumstances";

    /** Where no source is a copy. */
    public Circumstances(StreamId target, Instant at, Anchors anchors, @Nullable Long expectedSequence) {
        this(target, at, anchors, Witnesses.withoutCopies(), expectedSequence, null, FourEyes.notNeeded(), List.of());
    }

    /** Where one person is enough. */
    public Circumstances(
            StreamId target,
            Instant at,
            Anchors anchors,
            Witnesses witnesses,
            @Nullable Long expectedSequence,
            @Nullable Long storedSequence,
            List<Succession> successions) {
        this(target, at, anchors, witnesses, expectedSequence, storedSequence, FourEyes.notNeeded(), successions);
    }

    /** The same, of a command by somebody, where entries of some kinds are to be confirmed. */
    public Circumstances seenBy(FourEyes those) {
        return new Circumstances(target, at, anchors, witnesses, expectedSequence, storedSequence, those, successions);
    }

    /** The day of arrival, in UTC. */
    public LocalDate today() {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
