package org.citypartnerships.commands;

import org.citypartnerships.values.Engagement;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Record that a delegation, meeting, conference or festival is planned.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param plannedFor when it is to be, if that is said
 * @param engagement what is planned
 */
public record PlanEngagement(
        Subject subject, Header header, @Nullable StatedDate plannedFor, Engagement engagement)
        implements SubjectCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public PlanEngagement {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(engagement, "engagement");
    }
}
