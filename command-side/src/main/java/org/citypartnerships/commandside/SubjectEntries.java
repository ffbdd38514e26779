package org.citypartnerships.commandside;

import org.citypartnerships.commands.CancelPlan;
import org.citypartnerships.commands.NameFields;
import org.citypartnerships.commands.PlanEngagement;
import org.citypartnerships.commands.RecordDelegation;
import org.citypartnerships.commands.RecordMeeting;
import org.citypartnerships.commands.RecordMilestone;
import org.citypartnerships.commands.RecordStatement;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.FieldsNamed;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.MilestoneRecorded;
import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.history.History;
import org.citypartnerships.values.StreamId;

/** The entries that a partnership and a party both take; the names tell their commands apart on the command bus. */
public final class SubjectEntries {

    /** What the name of such a command to a partnership begins with. */
    public static final String PARTNERSHIP = "partnership:";

    /** What the name of such a command to a party begins with. */
    public static final String PARTY = "party:";

    private SubjectEntries() {}

    /** What the command records in this stream. */
    public static Entry of(StreamId subject, PlanEngagement command) {
        return new EngagementPlanned(subject, command.header(), command.plannedFor(), command.engagement());
    }

    /**
     * What the command records in this stream.
     *
     * @throws Refused if the entry named is no plan
     */
    public static Entry of(StreamId subject, CancelPlan command, History history) {
        if (history.entry(command.plan())
                .filter(entry -> entry instanceof SigningPlanned || entry instanceof EngagementPlanned)
                .isEmpty()) {
            throw Refused.at(Reason.NOT_A_PLAN, "/plan", command.plan() + " is no plan on record here");
        }
        return new PlanCancelled(subject, command.header(), command.plan(), command.reason());
    }

    /** What the command records in this stream. */
    public static Entry of(StreamId subject, RecordDelegation command) {
        return new DelegationRecorded(subject, command.header(), command.engagement());
    }

    /** What the command records in this stream. */
    public static Entry of(StreamId subject, RecordMeeting command) {
        return new MeetingRecorded(subject, command.header(), command.engagement());
    }

    /** What the command records in this stream. */
    public static Entry of(StreamId subject, RecordMilestone command) {
        return new MilestoneRecorded(subject, command.header(), command.milestone());
    }

    /** What the command records in this stream. */
    public static Entry of(StreamId subject, RecordStatement command) {
        return new StatementRecorded(subject, command.header(), command.statement());
    }

    /** What the command records in this stream. */
    public static Entry of(StreamId subject, NameFields command) {
        return new FieldsNamed(subject, command.header(), command.fields(), command.stage());
    }
}
