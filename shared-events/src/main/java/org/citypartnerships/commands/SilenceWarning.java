package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;

/**
 * Record that what a rule says of an entry was looked at, and nothing is to be done: it is listed no more unless somebody asks.
 *
 * @param entry the entry that is warned about
 * @param header what this says of itself
 * @param code the rule, as PLAN_OVERDUE
 * @param reason why nothing is to be done
 */
public record SilenceWarning(EntryRef entry, Header header, String code, String reason) implements EntryCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public SilenceWarning {
        Required.given(entry, "entry");
        Required.given(header, "header");
        Required.given(code, "code");
        Required.given(reason, "reason");
    }
}
