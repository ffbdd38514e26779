package org.citypartnerships.commands;

import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.jspecify.annotations.Nullable;

/**
 * Record that a rule which was silenced for an entry is to speak again.
 *
 * @param entry the entry that is warned about
 * @param header what this says of itself
 * @param code the rule, as PLAN_OVERDUE
 * @param reason why it is to be looked at again, if you want to say so
 */
public record HeedWarning(
        EntryRef entry,
        Header header,
        String code,
        @Nullable String reason) implements EntryCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public HeedWarning {
        Required.given(entry, "entry");
        Required.given(header, "header");
        Required.given(code, "code");
    }
}
