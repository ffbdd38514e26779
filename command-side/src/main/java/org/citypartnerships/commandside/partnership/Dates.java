package org.citypartnerships.commandside.partnership;

import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Term;
import org.jspecify.annotations.Nullable;

/** Contradictions within one entry that no reading of its dates can mend. Those between entries are warned about. */
final class Dates {

    private Dates() {}

    static void requireInOrder(@Nullable StatedDate first, @Nullable StatedDate then, String pointer, String message) {
        if (first != null && then != null && then.isCertainlyBefore(first)) {
            throw Refused.at(
                    Reason.CONTRADICTS_ITSELF, pointer, message + " in every reading of both dates: mend one of them");
        }
    }

    static void requireInOrder(Header header, Instrument instrument) {
        Term term = instrument.term();
        if (term != null) {
            requireInOrder(
                    header.happened(), term.until(), "/instrument/term/until", "the term ends before the signing");
        }
    }

    static void requireInOrder(Act act) {
        requireInOrder(act.decidedOn(), act.notifiedOn(), "/act/notifiedOn", "notice was given before the decision");
        requireInOrder(act.decidedOn(), act.effectiveOn(), "/act/effectiveOn", "it takes effect before the decision");
    }
}
