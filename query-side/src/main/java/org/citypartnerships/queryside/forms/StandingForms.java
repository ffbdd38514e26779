package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.DATE;
import static org.citypartnerships.queryside.forms.Asked.LINES;
import static org.citypartnerships.queryside.forms.Asked.LONG_TEXT;
import static org.citypartnerships.queryside.forms.Asked.PARTIES;
import static org.citypartnerships.queryside.forms.Asked.PARTY;
import static org.citypartnerships.queryside.forms.Asked.TEXT;
import static org.citypartnerships.queryside.forms.Field.choice;
import static org.citypartnerships.queryside.forms.Field.field;
import static org.citypartnerships.queryside.forms.RecurringFields.WHEN;
import static org.citypartnerships.queryside.forms.RecurringFields.act;
import static org.citypartnerships.queryside.forms.RecurringFields.joined;

import java.util.List;
import org.citypartnerships.queryside.forms.CommandForm.Group;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;

/** The forms that record that a partnership stands otherwise, or is said to. */
final class StandingForms {

    private StandingForms() {}

    static List<CommandForm> all() {
        return new FormGroup(Group.STANDING)
                .partnership(
                        "ReportRelation",
                        choice("relation", Relation.class).needed(),
                        field("words", TEXT),
                        field("since", DATE),
                        choice("standing", Standing.class).standard("UNKNOWN"),
                        field("observedOn", DATE).onDemand(),
                        field("fields", LINES).onDemand(),
                        WHEN.onDemand())
                .partnership(
                        "AffirmPartnership",
                        field("by", PARTIES).needed(),
                        choice("standing", Standing.class).needed().standard("IN_FORCE"),
                        field("words", LONG_TEXT),
                        WHEN)
                .partnership("SuspendPartnership", joined(WHEN, act(true)))
                .partnership("ResumePartnership", joined(WHEN, act(false)))
                .partnership("EndPartnership", joined(WHEN, act(false)))
                .partnership(
                        "JoinSide",
                        field("member", PARTY).needed(),
                        field("beside", PARTY).needed(),
                        WHEN)
                .partnership("LeaveSide", field("member", PARTY).needed(), WHEN)
                .all();
    }
}
