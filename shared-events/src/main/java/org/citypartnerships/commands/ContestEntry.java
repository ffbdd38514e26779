package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;

/**
 * Record that a source says otherwise of one field of an entry. Both values stay on record as an open dispute.
 *
 * @param entry the entry
 * @param header what the contest says of itself; its evidence or account says otherwise
 * @param field the field, as a JSON pointer into the recorded entry: {@code /header/happened}, {@code /instrument/place}
 * @param claimed the competing value, as JSON or as its text: {@code 2015-10-14}, {@code ["FRIENDSHIP"]}
 */
public record ContestEntry(EntryRef entry, Header header, String field, String claimed) implements EntryCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public ContestEntry {
        Required.given(entry, "entry");
        Required.given(header, "header");
        Required.given(field, "field");
        Required.given(claimed, "claimed");
    }
}
