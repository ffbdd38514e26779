package org.citypartnerships.commandside.partnership;

import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.history.History;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.PartnershipId;
import org.jspecify.annotations.Nullable;

/** Which entries are signed papers. */
final class Papers {

    private Papers() {}

    static void requireOnRecord(PartnershipId partnership, EntryRef paper, String pointer, History history) {
        if (!paper.stream().equals(partnership)) {
            throw Refused.at(
                    Reason.NOT_AN_INSTRUMENT,
                    pointer,
                    paper + " stands in another stream: name a paper of " + partnership);
        }
        requireOnRecord(paper.entry(), pointer, history);
    }

    static void requireOnRecord(@Nullable EntryId paper, String pointer, History history) {
        if (paper == null) {
            return;
        }
        if (!history.has(paper)) {
            throw Refused.at(Reason.UNKNOWN_REFERENCE, pointer, paper + " is not on record: record it first", paper);
        }
        if (!history.entry(paper).map(Papers::isPaper).orElse(false)) {
            throw Refused.at(
                    Reason.NOT_AN_INSTRUMENT, pointer, paper + " is no signed paper: name a signing or a renewal");
        }
    }

    private static boolean isPaper(Entry entry) {
        return entry instanceof ProtocolSigned
                || entry instanceof MoUSigned
                || entry instanceof AgreementSigned
                || entry instanceof MoURenewed
                || entry instanceof AgreementRenewed;
    }
}
