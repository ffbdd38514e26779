package org.citypartnerships.storage;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Map;
import java.util.Set;
import org.axonframework.serialization.Revision;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DecisionRecorded;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.EngagementPlanned;
import org.citypartnerships.events.EntryConfirmed;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRejected;
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
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.events.PlanOverdue;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.events.SourceRegistered;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TermElapsed;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.events.WarningHeeded;
import org.citypartnerships.events.WarningSilenced;
import org.jspecify.annotations.Nullable;

/**
 * The names under which events are stored: {@code protocol-signed}, never the name of a class.
 *
 * <p>A class may be renamed or moved and nothing changes in the store; a stored name is for ever. Its revision is that of
 * the class's {@link Revision}: older ones become this one by {@link Upcasters}.
 */
public final class StoredNames {
    private static final StoredNames OURS = new StoredNames(Map.ofEntries(
            entry("partnership-opened", PartnershipOpened.class),
            entry("intent-proposed", IntentProposed.class),
            entry("intent-withdrawn", IntentWithdrawn.class),
            entry("relation-reported", RelationReported.class),
            entry("signing-planned", SigningPlanned.class),
            entry("engagement-planned", EngagementPlanned.class),
            entry("plan-cancelled", PlanCancelled.class),
            entry("protocol-signed", ProtocolSigned.class),
            entry("mou-signed", MoUSigned.class),
            entry("agreement-signed", AgreementSigned.class),
            entry("mou-renewed", MoURenewed.class),
            entry("agreement-renewed", AgreementRenewed.class),
            entry("instrument-expired", InstrumentExpired.class),
            entry("instrument-terminated", InstrumentTerminated.class),
            entry("delegation-recorded", DelegationRecorded.class),
            entry("meeting-recorded", MeetingRecorded.class),
            entry("milestone-recorded", MilestoneRecorded.class),
            entry("statement-recorded", StatementRecorded.class),
            entry("fields-named", FieldsNamed.class),
            entry("side-joined", SideJoined.class),
            entry("side-left", SideLeft.class),
            entry("partnership-suspended", PartnershipSuspended.class),
            entry("partnership-resumed", PartnershipResumed.class),
            entry("partnership-ended", PartnershipEnded.class),
            entry("partnership-affirmed", PartnershipAffirmed.class),
            entry("decision-recorded", DecisionRecorded.class),
            entry("trade-figure-recorded", TradeFigureRecorded.class),
            entry("figure-recorded", FigureRecorded.class),
            entry("target-set", TargetSet.class),
            entry("party-registered", PartyRegistered.class),
            entry("party-renamed", PartyRenamed.class),
            entry("party-described", PartyDescribed.class),
            entry("list-declared-complete", ListDeclaredComplete.class),
            entry("parties-merged", PartiesMerged.class),
            entry("source-registered", SourceRegistered.class),
            entry("source-dated", SourceDated.class),
            entry("evidence-added", EvidenceAdded.class),
            entry("entry-contested", EntryContested.class),
            entry("dispute-settled", DisputeSettled.class),
            entry("entry-corrected", EntryCorrected.class),
            entry("entry-retracted", EntryRetracted.class),
            entry("entry-confirmed", EntryConfirmed.class),
            entry("entry-rejected", EntryRejected.class),
            entry("warning-silenced", WarningSilenced.class),
            entry("warning-heeded", WarningHeeded.class),
            entry("file-attached", FileAttached.class),
            entry("duplicate-declared", DuplicateDeclared.class),
            entry("term-elapsed", TermElapsed.class),
            entry("plan-overdue", PlanOverdue.class)));

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, String> names;

    private StoredNames(Map<String, ? extends Class<?>> classes) {
        this.classes = Map.copyOf(classes);
        this.names = classes.entrySet().stream().collect(toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
        names.keySet().forEach(StoredNames::revision);
    }

    /** The names of the registry's events. */
    public static StoredNames ours() {
        return OURS;
    }

    /**
     * Other names, as for events of a test.
     *
     * @throws UnknownStoredName if a class has no {@link Revision}
     * @throws IllegalStateException if a class has two names
     */
    public static StoredNames of(Map<String, ? extends Class<?>> classes) {
        return new StoredNames(classes);
    }

    /** Every name. */
    public Set<String> names() {
        return Set.copyOf(classes.keySet());
    }

    /** Every class that has a name. */
    public Set<Class<?>> classes() {
        return names.keySet();
    }

    /**
     * The name under which events of the class are stored.
     *
     * @throws UnknownStoredName if it has none
     */
    public String nameOf(Class<?> type) {
        String name = names.get(type);
        if (name == null) {
            throw new UnknownStoredName(type.getName() + " has no stored name");
        }
        return name;
    }

    /**
     * The revision in which events of the class are stored: {@code 1}.
     *
     * @throws UnknownStoredName if the class has no stored name
     */
    public String revisionOf(Class<?> type) {
        nameOf(type);
        return revision(type);
    }

    /**
     * The class of events that are stored under a name in a revision, after upcasting.
     *
     * @throws UnknownStoredName if the name is not known, or the revision is not the one that this version reads
     */
    public Class<?> classOf(String name, @Nullable String revision) {
        Class<?> type = classes.get(name);
        if (type == null) {
            throw new UnknownStoredName(
                    "no event is stored as '" + name + "' in this version: was it written by a newer one?");
        }
        if (!revision(type).equals(revision)) {
            throw new UnknownStoredName("this version reads '" + name + "' in revision " + revision(type) + ", not "
                    + revision + ": was it written by a newer one?");
        }
        return type;
    }

    /** Whether events are stored under this name in this revision. */
    public boolean knows(String name, @Nullable String revision) {
        Class<?> type = classes.get(name);
        return type != null && revision(type).equals(revision);
    }

    private static String revision(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        if (revision == null) {
            throw new UnknownStoredName(type.getName() + " has no revision: write @Revision(\"1\")");
        }
        return revision.value();
    }
}
