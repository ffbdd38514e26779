package org.citypartnerships.commands;

import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Subject;

/**
 * Record that a meeting, conference, fair or festival was held.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param engagement who, where, how, about what
 */
public record RecordMeeting(Subject subject, Header header, Engagement engagement) implements SubjectCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RecordMeeting {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(engagement, "engagement");
    }
}
