package org.citypartnerships.queryside.forms;

import static org.citypartnerships.queryside.forms.Asked.DATE;
import static org.citypartnerships.queryside.forms.Asked.DECIMAL;
import static org.citypartnerships.queryside.forms.Asked.LINES;
import static org.citypartnerships.queryside.forms.Asked.LINK;
import static org.citypartnerships.queryside.forms.Asked.LONG_TEXT;
import static org.citypartnerships.queryside.forms.Asked.PARTIES;
import static org.citypartnerships.queryside.forms.Asked.PARTY;
import static org.citypartnerships.queryside.forms.Asked.PERSON;
import static org.citypartnerships.queryside.forms.Asked.TEXT;
import static org.citypartnerships.queryside.forms.Asked.UNIT;
import static org.citypartnerships.queryside.forms.Asked.WHOLE_NUMBER;
import static org.citypartnerships.queryside.forms.Field.choice;
import static org.citypartnerships.queryside.forms.Field.field;
import static org.citypartnerships.queryside.forms.RecurringFields.WHEN;
import static org.citypartnerships.queryside.forms.RecurringFields.during;
import static org.citypartnerships.queryside.forms.RecurringFields.engagement;
import static org.citypartnerships.queryside.forms.RecurringFields.joined;

import java.util.List;
import org.citypartnerships.queryside.forms.CommandForm.Group;
import org.citypartnerships.values.FieldStage;
import org.citypartnerships.values.MilestoneKind;
import org.citypartnerships.values.Outcome;
import org.citypartnerships.values.Progress;
import org.citypartnerships.values.StatementKind;

/** The forms that record that people met, that something was set up, said or decided. */
final class HappeningForms {

    private HappeningForms() {}

    static List<CommandForm> all() {
        return new FormGroup(Group.HAPPENINGS)
                .about("RecordDelegation", joined(WHEN, engagement("DELEGATION"), during()))
                .about("RecordMeeting", joined(WHEN, engagement("MEETING"), during()))
                .about(
                        "RecordMilestone",
                        field("milestone.title", TEXT).needed(),
                        choice("milestone.kind", MilestoneKind.class).needed(),
                        choice("milestone.progress", Progress.class).needed().standard("DONE"),
                        WHEN,
                        field("milestone.expectedOn", DATE),
                        field("milestone.parties", PARTIES),
                        field("milestone.place.party", PARTY).onDemand(),
                        field("milestone.place.words", TEXT).onDemand(),
                        field("milestone.count.number", DECIMAL).onDemand(),
                        field("milestone.count.unit", UNIT).onDemand(),
                        field("milestone.count.words", TEXT).onDemand(),
                        field("header.links.DURING", LINK).onDemand(),
                        field("header.links.FULFILS", LINK).onDemand())
                .about(
                        "RecordStatement",
                        field("statement.summary", LONG_TEXT).needed(),
                        choice("statement.kind", StatementKind.class).needed().standard("CLAIM"),
                        WHEN,
                        field("statement.onBehalfOf", PARTY),
                        field("statement.speaker.office", TEXT),
                        field("statement.speaker.name", TEXT),
                        field("statement.speaker.of", PARTY).onDemand(),
                        field("statement.speaker.personId", PERSON),
                        field("statement.about", LINES).onDemand(),
                        field("header.links.DURING", LINK),
                        field("header.links.IN_RESPONSE_TO", LINK).onDemand())
                .about(
                        "NameFields",
                        field("fields", LINES).needed(),
                        choice("stage", FieldStage.class).needed(),
                        WHEN,
                        field("header.links.DURING", LINK).onDemand())
                .partnership(
                        "RecordDecision",
                        field("body", PARTY).needed(),
                        field("matter", LONG_TEXT).needed(),
                        choice("outcome", Outcome.class).needed(),
                        WHEN,
                        field("votes.inFavour", WHOLE_NUMBER).onDemand(),
                        field("votes.against", WHOLE_NUMBER).onDemand(),
                        field("votes.abstained", WHOLE_NUMBER).onDemand(),
                        field("actsFor", PARTY).onDemand(),
                        field("header.links.PART_OF_ACT", LINK).onDemand())
                .all();
    }
}
