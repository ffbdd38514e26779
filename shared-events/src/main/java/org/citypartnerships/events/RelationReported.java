package org.citypartnerships.events;

import java.util.List;
import org.axonframework.serialization.Revision;
import org.citypartnerships.values.DefaultsTo;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * A source says that the sides have a relationship, without a paper: nothing that it leaves open is filled in.
 *
 * @param partnershipId the partnership
 * @param header what the entry says of itself
 * @param relation the relation that the words name, UNSPECIFIED if they name none
 * @param words the source's words for it
 * @param since since when, if it says so
 * @param standing where it says that the relation stands, UNKNOWN if it does not
 * @param observedOn the day for which it says so
 * @param fields the fields that it names
 */
@Revision("1")
public record RelationReported(
        PartnershipId partnershipId,
        Header header,
        Relation relation,
        @Nullable String words,
        @Nullable StatedDate since,
        @DefaultsTo("UNKNOWN") Standing standing,
        @Nullable StatedDate observedOn,
        List<String> fields)
        implements Entry, PartnershipEvent {

    /** @throws IllegalArgumentException if something required is missing */
    public RelationReported {
        Required.given(partnershipId, "partnershipId");
        Required.given(header, "header");
        Required.given(relation, "relation");
        standing = standing == null ? Standing.UNKNOWN : standing;
        fields = Required.orNone(fields);
    }

    @Override
    public PartnershipId stream() {
        return partnershipId;
    }
}
