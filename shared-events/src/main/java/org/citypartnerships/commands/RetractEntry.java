package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;

/**
 * Record that an entry should not have been recorded. Refused as long as other entries name it.
 *
 * @param entry the entry
 * @param header what the retraction says of itself
 * @param reason why
 */
public record RetractEntry(EntryRef entry, Header header, String reason) implements EntryCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RetractEntry {
        Required.given(entry, "entry");
        Required.given(header, "header");
        Required.given(reason, "reason");
    }
}
