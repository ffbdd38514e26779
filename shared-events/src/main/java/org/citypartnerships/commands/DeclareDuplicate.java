package org.citypartnerships.commands;

import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * Record that a party or partnership was recorded twice by mistake: one becomes an alias, its entries are read as the other's.
 *
 * @param duplicate the one that becomes an alias
 * @param header what the declaration says of itself
 * @param duplicateOf the one that stays
 */
public record DeclareDuplicate(StreamId duplicate, Header header, StreamId duplicateOf) implements Command {

    /** @throws IllegalArgumentException if something required is missing */
    public DeclareDuplicate {
        Required.given(duplicate, "duplicate");
        Required.given(header, "header");
        Required.given(duplicateOf, "duplicateOf");
    }
}
