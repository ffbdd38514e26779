package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Required;

/**
 * Refuse to confirm what another person recorded: it never counts, and stays on record with the reason. Refused to whoever
 * recorded or corrected it, who retracts it instead.
 *
 * @param entry the entry
 * @param reason why
 */
public record RejectEntry(EntryRef entry, String reason) implements JudgementCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RejectEntry {
        Required.given(entry, "entry");
        Required.given(reason, "reason");
    }
}
