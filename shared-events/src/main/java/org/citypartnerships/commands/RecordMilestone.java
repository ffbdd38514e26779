package org.citypartnerships.commands;

import org.citypartnerships.values.Header;
import org.citypartnerships.values.Milestone;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Subject;

/**
 * Record that something was set up, planned or applied for.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param milestone what, and how far it is
 */
public record RecordMilestone(Subject subject, Header header, Milestone milestone) implements SubjectCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RecordMilestone {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(milestone, "milestone");
    }
}
