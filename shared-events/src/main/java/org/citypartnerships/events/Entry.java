package org.citypartnerships.events;

import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Header;

/** An event that is a recorded fact with an id of its own, so that it can be corroborated, contested, corrected or retracted. */
public sealed interface Entry extends Event
        permits AgreementRenewed,
                AgreementSigned,
                DecisionRecorded,
                DelegationRecorded,
                DisputeSettled,
                DuplicateDeclared,
                EngagementPlanned,
                EntryContested,
                EntryCorrected,
                EntryRetracted,
                EvidenceAdded,
                FieldsNamed,
                FigureRecorded,
                FileAttached,
                InstrumentExpired,
                InstrumentTerminated,
                IntentProposed,
                IntentWithdrawn,
                ListDeclaredComplete,
                MeetingRecorded,
                MilestoneRecorded,
                MoURenewed,
                MoUSigned,
                PartiesMerged,
                PartnershipAffirmed,
                PartnershipEnded,
                PartnershipResumed,
                PartnershipSuspended,
                PartyDescribed,
                PartyRegistered,
                PartyRenamed,
                PlanCancelled,
                ProtocolSigned,
                RelationReported,
                SideJoined,
                SideLeft,
                SigningPlanned,
                SourceDated,
                SourceRegistered,
                StatementRecorded,
                TargetSet,
                TradeFigureRecorded,
                WarningHeeded,
                WarningSilenced {

    /** What the entry says of itself. */
    Header header();

    /** The entry's id within its stream. */
    default EntryId entryId() {
        return header().entryId();
    }

    /** How other entries refer to this one. */
    default EntryRef ref() {
        return new EntryRef(stream(), entryId());
    }
}
