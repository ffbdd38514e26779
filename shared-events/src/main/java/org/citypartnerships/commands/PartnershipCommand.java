package org.citypartnerships.commands;

import org.citypartnerships.values.PartnershipRef;

/** An order about a partnership. */
public sealed interface PartnershipCommand extends Command
        permits AffirmPartnership,
                EndPartnership,
                JoinSide,
                LeaveSide,
                PlanSigning,
                ProposeIntent,
                RecordDecision,
                RecordExpiry,
                RenewAgreement,
                RenewMoU,
                ReportRelation,
                ResumePartnership,
                SignAgreement,
                SignMoU,
                SignProtocol,
                SuspendPartnership,
                TerminateInstrument,
                WithdrawIntent {

    /** The partnership, by its id or by its sides. */
    PartnershipRef partnership();
}
