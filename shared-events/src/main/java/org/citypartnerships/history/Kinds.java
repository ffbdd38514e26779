package org.citypartnerships.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DecisionRecorded;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.FieldsNamed;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.FileAttached;
import org.citypartnerships.events.InstrumentExpired;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.IntentProposed;
import org.citypartnerships.events.IntentWithdrawn;
import org.citypartnerships.events.ListDeclaredComplete;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.MilestoneRecorded;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.events.WarningHeeded;
import org.citypartnerships.events.WarningSilenced;

/**
 * The order of the kinds of entries that may have happened on the same days: what begins before what changes, what changes
 * before what ends. A visit comes before the paper signed during it, a signing before the ending of the same day.
 */
final class Kinds {
    static final List<Class<? extends Entry>> IN_ORDER = List.of(
            PartyRegistered.class,
            SourceRegistered.class,
            SourceDated.class,
            PartiesMerged.class,
            PartyRenamed.class,
            PartyDescribed.class,
            ListDeclaredComplete.class,
            SideJoined.class,
            EngagementPlanned.class,
            SigningPlanned.class,
            DelegationRecorded.class,
            MeetingRecorded.class,
            DecisionRecorded.class,
            IntentProposed.class,
            IntentWithdrawn.class,
            RelationReported.class,
            ProtocolSigned.class,
            MoUSigned.class,
            AgreementSigned.class,
            MoURenewed.class,
            AgreementRenewed.class,
            PartnershipAffirmed.class,
            PartnershipSuspended.class,
            PartnershipResumed.class,
            InstrumentExpired.class,
            InstrumentTerminated.class,
            PartnershipEnded.class,
            SideLeft.class,
            PlanCancelled.class,
            MilestoneRecorded.class,
            FieldsNamed.class,
            StatementRecorded.class,
            TradeFigureRecorded.class,
            FigureRecorded.class,
            TargetSet.class,
            FileAttached.class,
            EvidenceAdded.class,
            EntryContested.class,
            DisputeSettled.class,
            EntryCorrected.class,
            EntryRetracted.class,
            DuplicateDeclared.class,
            WarningSilenced.class,
            WarningHeeded.class);
    private static final Map<Class<?>, Integer> PLACES = new HashMap<>();

    static {
        IN_ORDER.forEach(kind -> PLACES.put(kind, PLACES.size()));
    }

    private Kinds() {}

    static int placeOf(Entry entry) {
        return PLACES.getOrDefault(entry.getClass(), IN_ORDER.size());
    }
}
