package org.citypartnerships.commands;

import java.util.List;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.FieldStage;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Required;
import org.citypartnerships.values.Subject;

/**
 * Record the fields of cooperation that a source names.
 *
 * @param subject the partnership or party that it belongs to
 * @param header what the entry says of itself
 * @param fields the fields, in the recorder's words
 * @param stage whether they are lived, agreed or aimed at
 */
public record NameFields(
        Subject subject, Header header, @AtLeastOne List<String> fields, FieldStage stage) implements SubjectCommand {

    /** @throws IllegalArgumentException if something required is missing */
    public NameFields {
        Required.given(subject, "subject");
        Required.given(header, "header");
        fields = Required.orNone(fields);
        Required.given(stage, "stage");
        Required.notEmpty(fields, "fields");
    }
}
