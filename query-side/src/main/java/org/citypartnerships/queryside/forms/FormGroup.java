package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.ABOUT;
import static org.citypartnerships.queryside.forms.Asked.LONG_TEXT;
import static org.citypartnerships.queryside.forms.Asked.PARTY;
import static org.citypartnerships.queryside.forms.Asked.SIDES;
import static org.citypartnerships.queryside.forms.Field.choice;
import static org.citypartnerships.queryside.forms.Field.field;
import static org.citypartnerships.queryside.forms.RecurringFields.EVIDENCE;
import static org.citypartnerships.queryside.forms.RecurringFields.joined;

import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.queryside.forms.CommandForm.Group;
import org.citypartnerships.values.Visibility;

/** Describes the forms under one heading of a clerk's menu, one after the other. */
final class FormGroup {

    private static final Field SIGNED_BETWEEN = field("partnership", SIDES).needed();
    private static final Field CONCERNING = field("subject", ABOUT).needed();

    private final Group group;
    private final List<CommandForm> forms = new ArrayList<>();

    FormGroup(Group group) {
        this.group = group;
    }

    List<CommandForm> all() {
        return List.copyOf(forms);
    }

    /** An entry of a partnership. */
    FormGroup partnership(String command, Field... own) {
        return recorded(command, joined(SIGNED_BETWEEN, own));
    }

    /** An entry of a partnership, or of one party alone. */
    FormGroup about(String command, Field... own) {
        return recorded(command, joined(CONCERNING, own));
    }

    /** With what every entry says of itself. */
    FormGroup recorded(String command, Field... own) {
        return form(
                command,
                joined(
                        own,
                        EVIDENCE,
                        field("header.accordingTo.party", PARTY).onDemand(),
                        field("header.note", LONG_TEXT).onDemand(),
                        choice("header.visibility", Visibility.class)
                                .standard("PUBLIC")
                                .onDemand()));
    }

    /** Of these fields alone. */
    FormGroup form(String command, Field... fields) {
        forms.add(new CommandForm(command, group, List.of(fields)));
        return this;
    }
}
