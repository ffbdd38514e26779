package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;

/**
 * Record that an entry should have read otherwise.
 *
 * <p>{@code as} is the whole entry once more, as the command that would have recorded it rightly:
 * {@code {"command":"SignProtocol","payload":{…}}}. It is of the same kind, about the same partnership, party, source or scope,
 * and is judged like a new one. Its header may leave out the entry's id.
 *
 * @param entry the entry
 * @param header what the correction says of itself: its own id and evidence
 * @param as the command that would have recorded the entry as it should have read
 * @param reason why
 */
public record CorrectEntry(EntryRef entry, Header header, Command as, String reason) implements EntryCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public CorrectEntry {
        Required.given(entry, "entry");
        Required.given(header, "header");
        Required.given(as, "as");
        Required.given(reason, "reason");
    }
}
