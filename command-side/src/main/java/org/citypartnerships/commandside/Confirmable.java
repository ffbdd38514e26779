package org.citypartnerships.commandside;

import java.util.EnumSet;
import java.util.Set;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.InstrumentExpired;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.values.Standing;

/** The kinds of entries that an installation can have confirmed by a second person. */
public enum Confirmable {
    /** Protocols, memoranda and agreements that were signed. */
    SIGNINGS,
    /** Their renewals. */
    RENEWALS,
    /** Partnerships and papers that ended, and whatever else says that one has: a report, a side's own word. */
    ENDINGS,
    /** Corrections, retractions and settled disputes, of entries of any kind. */
    CORRECTIONS,
    /** Figures of trade. */
    TRADE_FIGURES;

    /** What the entry is; a correction is also what it has the entry say. */
    static Set<Confirmable> of(Entry entry) {
        if (entry instanceof ProtocolSigned || entry instanceof MoUSigned || entry instanceof AgreementSigned) {
            return EnumSet.of(SIGNINGS);
        }
        if (entry instanceof MoURenewed || entry instanceof AgreementRenewed) {
            return EnumSet.of(RENEWALS);
        }
        if (entry instanceof TradeFigureRecorded) {
            return EnumSet.of(TRADE_FIGURES);
        }
        if (entry instanceof EntryRetracted || entry instanceof DisputeSettled) {
            return EnumSet.of(CORRECTIONS);
        }
        if (entry instanceof EntryCorrected correction) {
            Set<Confirmable> both = EnumSet.of(CORRECTIONS);
            both.addAll(of(correction.entry()));
            return both;
        }
        return isEnding(entry) ? EnumSet.of(ENDINGS) : EnumSet.noneOf(Confirmable.class);
    }

    private static boolean isEnding(Entry entry) {
        return entry instanceof PartnershipEnded
                || entry instanceof InstrumentTerminated
                || entry instanceof InstrumentExpired
                || (entry instanceof PartnershipAffirmed affirmed && affirmed.standing() == Standing.ENDED)
                || (entry instanceof RelationReported reported && reported.standing() == Standing.ENDED);
    }
}
