package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.DATE;
import static org.citypartnerships.queryside.forms.Asked.LONG_TEXT;
import static org.citypartnerships.queryside.forms.Asked.PARTY;
import static org.citypartnerships.queryside.forms.Asked.PERIOD;
import static org.citypartnerships.queryside.forms.Asked.TEXT;
import static org.citypartnerships.queryside.forms.Field.choice;
import static org.citypartnerships.queryside.forms.Field.field;
import static org.citypartnerships.queryside.forms.RecurringFields.WHEN;
import static org.citypartnerships.queryside.forms.RecurringFields.amounts;
import static org.citypartnerships.queryside.forms.RecurringFields.changes;
import static org.citypartnerships.queryside.forms.RecurringFields.joined;

import java.util.List;
import org.citypartnerships.queryside.forms.CommandForm.Group;
import org.citypartnerships.values.Flow;

/** The forms that record that a number is printed, or aimed at. */
final class NumberForms {

    private NumberForms() {}

    static List<CommandForm> all() {
        return new FormGroup(Group.NUMBERS)
                .recorded(
                        "RecordTradeFigure",
                        figure(
                                choice("flow", Flow.class).needed().standard("TOTAL"),
                                field("commodity", TEXT),
                                amounts(),
                                WHEN,
                                changes(),
                                field("change.since", DATE).onDemand(),
                                field("change.words", TEXT).onDemand(),
                                field("words", LONG_TEXT).onDemand()))
                .recorded(
                        "RecordFigure",
                        figure(
                                field("measure", TEXT).needed(),
                                amounts(),
                                WHEN,
                                changes(),
                                field("change.since", DATE).onDemand(),
                                field("change.words", TEXT).onDemand(),
                                field("words", LONG_TEXT).onDemand()))
                .recorded(
                        "SetTarget",
                        figure(
                                field("measure", TEXT).needed(),
                                amounts(),
                                field("every", PERIOD),
                                WHEN,
                                field("setBy", PARTY),
                                field("words", LONG_TEXT).onDemand()))
                .all();
    }

    /** Between whom, and then what a number says. */
    private static Field[] figure(Field... own) {
        return joined(field("scope.from", PARTY).needed(), field("scope.to", PARTY), own);
    }
}
