package org.citypartnerships.history;

import java.util.List;
import java.util.Set;
import org.citypartnerships.values.Certainty;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * Where one signed paper stands.
 *
 * @param entry the paper's entry
 * @param kind how it came on record, as its event is stored: {@code protocol-signed}, {@code mou-renewed}
 * @param form its form
 * @param movesStanding whether it is between the sides and establishes something; a chambers' memorandum moves nothing
 * @param sides the sides that it is between
 * @param readings what it may establish, every possible reading
 * @param counted the lowest reading, which counts
 * @param signedOn when it was signed, or null if that is not known
 * @param lastDay the days that may be the last of its term, or null if it does not run out
 * @param standing where it stands
 * @param certainty whether that is so in every reading of the dates
 * @param renewedBy the paper that renewed it, if one has
 */
public record InstrumentStatus(
        EntryId entry,
        String kind,
        InstrumentForm form,
        boolean movesStanding,
        Set<SideId> sides,
        List<Rung> readings,
        Rung counted,
        @Nullable StatedDate signedOn,
        @Nullable Window lastDay,
        Standing standing,
        Certainty certainty,
        @Nullable EntryId renewedBy) {}
