package org.citypartnerships.commands;

import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Subject;

/**
 * Record that a delegation went somewhere.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param engagement who, where, how, about what
 */
public record RecordDelegation(Subject subject, Header header, Engagement engagement) implements SubjectCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RecordDelegation {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(engagement, "engagement");
    }
}
