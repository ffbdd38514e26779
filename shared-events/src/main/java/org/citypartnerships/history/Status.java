package org.citypartnerships.history;

import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.SuspensionScope;
import org.jspecify.annotations.Nullable;

/**
 * Where a partnership stands as a whole.
 *
 * @param relation the highest rung established or reported so far
 * @param relationCertainty whether that is so in every reading of the dates
 * @param standing the sides' common standing
 * @param certainty whether that is so in every reading of the dates
 * @param oneSided whether a side only follows what another did by itself
 * @param disputed whether two sides state different standings, or sources disagree about one
 * @param dormant whether it is in force with no paper or engagement for years
 * @param scope what is suspended, if it is
 */
public record Status(
        Relation relation,
        Certainty relationCertainty,
        Standing standing,
        Certainty certainty,
        boolean oneSided,
        boolean disputed,
        boolean dormant,
        @Nullable SuspensionScope scope) {
    /** Nothing is known. */
    public static final Status UNKNOWN = new Status(
            Relation.UNSPECIFIED, Certainty.CERTAIN, Standing.UNKNOWN, Certainty.CERTAIN, false, false, false, null);
}
