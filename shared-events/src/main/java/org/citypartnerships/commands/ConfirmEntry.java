package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Required;

/**
 * Confirm what another person recorded: from then on it counts. Refused to whoever recorded or corrected it.
 *
 * @param entry the entry
 */
public record ConfirmEntry(EntryRef entry) implements JudgementCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public ConfirmEntry {
        Required.given(entry, "entry");
    }
}
