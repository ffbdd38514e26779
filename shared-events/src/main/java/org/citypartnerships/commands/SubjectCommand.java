package org.citypartnerships.commands;

import org.citypartnerships.values.Subject;

/** An order about a partnership or a party. */
public sealed interface SubjectCommand extends Command
        permits CancelPlan,
                NameFields,
                PlanEngagement,
                RecordDelegation,
                RecordMeeting,
                RecordMilestone,
                RecordStatement {

    /** The partnership or party that it is about. */
    Subject subject();
}
