package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * Somebody looked at what a rule says of an entry and found that nothing is to be done: the rule is silent about it from now on.
 *
 * @param stream the stream that it belongs to
 * @param header what the entry says of itself
 * @param silences the entry that is warned about
 * @param code the rule, as PLAN_OVERDUE
 * @param reason why nothing is to be done
 */
@Revision("1")
public record WarningSilenced(StreamId stream, Header header, EntryId silences, String code, String reason)
        implements Entry, PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public WarningSilenced {
        Required.given(stream, "stream");
        Required.given(header, "header");
        Required.given(silences, "silences");
        Required.given(code, "code");
        Required.given(reason, "reason");
    }
}
