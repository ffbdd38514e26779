package org.citypartnerships.commands;

import java.util.List;
import org.citypartnerships.values.DefaultsTo;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/**
 * Record that a source says that the sides have a relationship, as "has a relationship with".
 *
 * @param partnership the partnership, by its id or by its sides, which open one if none is on record
 * @param header what the entry says of itself
 * @param relation the relation that the words name, UNSPECIFIED if they name none
 * @param words the source's words for it
 * @param since since when, if it says so
 * @param standing where it says that the relation stands, UNKNOWN if it does not
 * @param observedOn the day for which it says so
 * @param fields the fields that it names
 */
public record ReportRelation(
        PartnershipRef partnership,
        Header header,
        Relation relation,
        @Nullable String words,
        @Nullable StatedDate since,
        @DefaultsTo("UNKNOWN") Standing standing,
        @Nullable StatedDate observedOn,
        List<String> fields)
        implements PartnershipCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public ReportRelation {
        Required.given(partnership, "partnership");
        Required.given(header, "header");
        Required.given(relation, "relation");
        standing = standing == null ? Standing.UNKNOWN : standing;
        fields = Required.orNone(fields);
    }
}
