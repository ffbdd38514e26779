package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;

/**
 * Record that another source says the same as an entry.
 *
 * @param entry the entry
 * @param header what this says of itself; its evidence is the second witness
 */
public record CorroborateEntry(EntryRef entry, Header header) implements EntryCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public CorroborateEntry {
        Required.given(entry, "entry");
        Required.given(header, "header");
    }
}
