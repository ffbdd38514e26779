package org.citypartnerships.history;

import org.citypartnerships.values.Amount;

/**
 * A change that a source states, beside the one that follows from its amounts.
 *
 * @param stated the change as printed, in percent
 * @param computed the change that follows, in percent with one decimal: 19.0, from 14.6 to 23.5
 * @param support what the one says of the other
 */
public record ChangeCheck(Amount stated, Derived computed, Support support) {
    /** What computed figures say of a stated one. */
    public enum Support {
        /** It is the computed one, rounded as it was printed. */
        SUPPORTED,
        /** It is not the computed one, but the printed amounts are rounded, and with some true amounts it holds. */
        POSSIBLE,
        /** With no true amounts that round to the printed ones it holds. */
        CONTRADICTED
    }
}
