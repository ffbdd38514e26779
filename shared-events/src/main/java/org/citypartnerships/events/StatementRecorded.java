package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.StreamId;

/**
 * Somebody said something, in some office.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param statement who said what
 */
@Revision("1")
public record StatementRecorded(StreamId subject, Header header, Statement statement)
        implements Entry, PartnershipEvent, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public StatementRecorded {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(statement, "statement");
    }

    @Override
    public StreamId stream() {
        return subject;
    }
}
