package org.citypartnerships.commandside;

import org.citypartnerships.commands.CancelPlan;
import org.citypartnerships.commands.NameFields;
import org.citypartnerships.commands.PlanEngagement;
import org.citypartnerships.commands.RecordDelegation;
import org.citypartnerships.commands.RecordMeeting;
import org.citypartnerships.commands.RecordMilestone;
import org.citypartnerships.commands.RecordStatement;
import org.citypartnerships.commands.SubjectCommand;
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

    /** The rest of its name, whichever of them it is. */
    public static final String COMMAND = "SubjectCommand";

    private SubjectEntries() {}

    /** The decisions, with one that decides all commands of this kind. */
    public static <S> Decisions<S> with(Decisions<S> decisions, Decisions.Decision<S, SubjectCommand> one) {
        return decisions
                .and(PlanEngagement.class, EngagementPlanned.class, one::decide)
                .and(CancelPlan.class, PlanCancelled.class, one::decide)
                .and(RecordDelegation.class, DelegationRecorded.class, one::decide)
                .and(RecordMeeting.class, MeetingRecorded.class, one::decide)
                .and(RecordMilestone.class, MilestoneRecorded.class, one::decide)
                .and(RecordStatement.class, StatementRecorded.class, one::decide)
                .and(NameFields.class, FieldsNamed.class, one::decide);
    }

    /**
     * What the command records in this stream.
     *
     * @throws Refused if it cancels what is no plan of this stream
     */
    public static Entry of(StreamId subject, SubjectCommand command, History history) {
        if (command instanceof PlanEngagement plan) {
            return new EngagementPlanned(subject, plan.header(), plan.plannedFor(), plan.engagement());
        }
        if (command instanceof CancelPlan cancel) {
            requirePlan(cancel, history);
            return new PlanCancelled(subject, cancel.header(), cancel.plan(), cancel.reason());
        }
        if (command instanceof RecordDelegation delegation) {
            return new DelegationRecorded(subject, delegation.header(), delegation.engagement());
        }
        if (command instanceof RecordMeeting meeting) {
            return new MeetingRecorded(subject, meeting.header(), meeting.engagement());
        }
        if (command instanceof RecordMilestone milestone) {
            return new MilestoneRecorded(subject, milestone.header(), milestone.milestone());
        }
        if (command instanceof RecordStatement statement) {
            return new StatementRecorded(subject, statement.header(), statement.statement());
        }
        if (command instanceof NameFields named) {
            return new FieldsNamed(subject, named.header(), named.fields(), named.stage());
        }
        throw new IllegalStateException("nothing is recorded by " + command.getClass());
    }

    private static void requirePlan(CancelPlan cancel, History history) {
        if (history.entry(cancel.plan())
                .filter(entry -> entry instanceof SigningPlanned || entry instanceof EngagementPlanned)
                .isEmpty()) {
            throw Refused.at(Reason.NOT_A_PLAN, "/plan", cancel.plan() + " is no plan on record here");
        }
    }
}
