package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Required;

/**
 * Record which of two competing values holds.
 *
 * @param entry the contest, by its own entry
 * @param header what the settlement says of itself
 * @param prevailing which value holds
 * @param reason why
 */
public record SettleDispute(EntryRef entry, Header header, Prevailing prevailing, String reason)
        implements EntryCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public SettleDispute {
        Required.given(entry, "entry");
        Required.given(header, "header");
        Required.given(prevailing, "prevailing");
        Required.given(reason, "reason");
    }
}
