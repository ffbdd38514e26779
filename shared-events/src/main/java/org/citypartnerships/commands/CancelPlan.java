package org.citypartnerships.commands;

import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Record that a plan was given up.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param plan the plan's entry
 * @param reason the reason given
 */
public record CancelPlan(
        Subject subject,
        Header header,
        EntryId plan,
        @Nullable String reason) implements SubjectCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public CancelPlan {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(plan, "plan");
    }
}
