package org.citypartnerships.queryside.web;

import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.values.Instrument;
import org.jspecify.annotations.Nullable;

/** The papers that entries tell of. */
public final class Instruments {

    private Instruments() {}

    /** The paper that an entry says was signed; null if it says no such thing. */
    public static @Nullable Instrument of(@Nullable Entry entry) {
        if (entry instanceof ProtocolSigned signed) {
            return signed.instrument();
        }
        if (entry instanceof MoUSigned signed) {
            return signed.instrument();
        }
        if (entry instanceof AgreementSigned signed) {
            return signed.instrument();
        }
        if (entry instanceof MoURenewed renewed) {
            return renewed.instrument();
        }
        return entry instanceof AgreementRenewed renewed ? renewed.instrument() : null;
    }
}
