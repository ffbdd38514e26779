package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.DATE;
import static org.citypartnerships.queryside.forms.Asked.ENTRY;
import static org.citypartnerships.queryside.forms.Asked.LINK;
import static org.citypartnerships.queryside.forms.Asked.LONG_TEXT;
import static org.citypartnerships.queryside.forms.Asked.PARTIES;
import static org.citypartnerships.queryside.forms.Asked.PARTY;
import static org.citypartnerships.queryside.forms.Asked.TEXT;
import static org.citypartnerships.queryside.forms.Asked.WHOLE_NUMBER;
import static org.citypartnerships.queryside.forms.Field.choice;
import static org.citypartnerships.queryside.forms.Field.choices;
import static org.citypartnerships.queryside.forms.Field.field;
import static org.citypartnerships.queryside.forms.RecurringFields.REASON;
import static org.citypartnerships.queryside.forms.RecurringFields.WHEN;
import static org.citypartnerships.queryside.forms.RecurringFields.engagement;
import static org.citypartnerships.queryside.forms.RecurringFields.joined;

import java.util.List;
import org.citypartnerships.queryside.forms.CommandForm.Group;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.Rung;

/** The forms that record that something is meant or planned, or no more. */
final class PlanForms {

    private PlanForms() {}

    static List<CommandForm> all() {
        return new FormGroup(Group.PLANS)
                .partnership(
                        "ProposeIntent",
                        field("by", PARTIES),
                        WHEN,
                        choices("toEstablish", Rung.class),
                        field("words", LONG_TEXT),
                        field("header.links.DURING", LINK).onDemand())
                .partnership("WithdrawIntent", field("proposal", ENTRY).needed(), WHEN, REASON)
                .partnership(
                        "PlanSigning",
                        field("plannedFor", DATE),
                        choices("toEstablish", Rung.class),
                        choice("form", InstrumentForm.class),
                        field("place.party", PARTY),
                        field("occasion", TEXT),
                        WHEN,
                        field("place.words", TEXT).onDemand(),
                        field("ordinal.of", PARTY).onDemand(),
                        field("ordinal.number", WHOLE_NUMBER).onDemand(),
                        field("ordinal.words", TEXT).onDemand(),
                        field("header.links.DURING", LINK).onDemand())
                .about(
                        "PlanEngagement",
                        joined(
                                field("plannedFor", DATE),
                                WHEN,
                                engagement("DELEGATION"),
                                field("header.links.DURING", LINK).onDemand()))
                .about("CancelPlan", field("plan", ENTRY).needed(), WHEN, REASON)
                .all();
    }
}
