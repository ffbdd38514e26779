package org.citypartnerships.commands;

import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Statement;
import org.citypartnerships.values.Subject;

/**
 * Record what somebody said.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param statement who said what
 */
public record RecordStatement(Subject subject, Header header, Statement statement) implements SubjectCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public RecordStatement {
        Required.given(subject, "subject");
        Required.given(header, "header");
        Required.given(statement, "statement");
    }
}
