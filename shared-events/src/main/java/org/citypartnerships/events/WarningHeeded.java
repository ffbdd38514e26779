package org.citypartnerships.events;

import org.axonframework.serialization.Revision;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * A rule that was silenced for an entry is to speak again.
 *
 * @param stream the stream that it belongs to
 * @param header what the entry says of itself
 * @param heeds the entry that is warned about
 * @param code the rule, as PLAN_OVERDUE
 * @param reason why it is to be looked at again, if somebody says so
 */
@Revision("1")
public record WarningHeeded(
        StreamId stream,
        Header header,
        EntryId heeds,
        String code,
        @Nullable String reason) implements Entry, PartnershipEvent, PartyEvent, SourceEvent, FiguresEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public WarningHeeded {
        Required.given(stream, "stream");
        Required.given(header, "header");
        Required.given(heeds, "heeds");
        Required.given(code, "code");
    }
}
