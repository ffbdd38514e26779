package org.citypartnerships.queryside.web;

import org.citypartnerships.history.History;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.jspecify.annotations.Nullable;

/**
 * Which papers gave way to their renewals: unless it is without end, the renewal of a paper holds in its place, and may have run
 * out while nothing ended the paper itself.
 */
public final class Renewed {

    private Renewed() {}

    /** Whether what stands in the place of a paper is its renewal, of which everybody may read. */
    public static boolean givesWay(InstrumentStatus paper, History history) {
        TermKind term = history.entry(paper.entry())
                .map(Instruments::of)
                .map(Instrument::term)
                .map(Term::kind)
                .orElse(null);
        boolean isRenewed = PublicEntries.orNull(history, paper.renewedBy()) != null;
        return givesWay(isRenewed, paper.standing(), term == null ? null : term.name());
    }

    /**
     * Whether what stands in its place is its renewal.
     *
     * @param term the kind of its term; null if it says none
     */
    public static boolean givesWay(boolean isRenewed, Standing standing, @Nullable String term) {
        return isRenewed
                && standing == Standing.IN_FORCE
                && !TermKind.UNLIMITED.name().equals(term);
    }
}
