package org.citypartnerships.events;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.FieldStage;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StreamId;

/**
 * A source names fields of cooperation.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param fields the fields, in the recorder's words
 * @param stage whether they are lived, agreed or aimed at
 */
@Revision("1")
public record FieldsNamed(
        StreamId subject, Header header, @AtLeastOne List<String> fields, FieldStage stage)
        implements Entry, PartnershipEvent, PartyEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public FieldsNamed {
        Required.given(subject, "subject");
        Required.given(header, "header");
        fields = Required.orNone(fields);
        Required.given(stage, "stage");
        Required.notEmpty(fields, "fields");
    }

    @Override
    public StreamId stream() {
        return subject;
    }
}
