package org.citypartnerships.commandside.partnership;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.citypartnerships.commands.AffirmPartnership;
import org.citypartnerships.commands.DeclareDuplicate;
import org.citypartnerships.commands.EndPartnership;
import org.citypartnerships.commands.EntryCommand;
import org.citypartnerships.commands.JoinSide;
import org.citypartnerships.commands.LeaveSide;
import org.citypartnerships.commands.PlanSigning;
import org.citypartnerships.commands.ProposeIntent;
import org.citypartnerships.commands.RecordDecision;
import org.citypartnerships.commands.RecordExpiry;
import org.citypartnerships.commands.RenewAgreement;
import org.citypartnerships.commands.RenewMoU;
import org.citypartnerships.commands.ReportRelation;
import org.citypartnerships.commands.ResumePartnership;
import org.citypartnerships.commands.SignAgreement;
import org.citypartnerships.commands.SignMoU;
import org.citypartnerships.commands.SignProtocol;
import org.citypartnerships.commands.SubjectCommand;
import org.citypartnerships.commands.SuspendPartnership;
import org.citypartnerships.commands.TerminateInstrument;
import org.citypartnerships.commands.WithdrawIntent;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.DaysPassed;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.commandside.Decisions;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.RecordedStream;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.SubjectEntries;
import org.citypartnerships.commandside.Succession;
import org.citypartnerships.events.AgreementRenewed;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DecisionRecorded;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.InstrumentExpired;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.IntentProposed;
import org.citypartnerships.events.IntentWithdrawn;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.MoUSigned;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.events.SigningPlanned;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SideId;
import org.jspecify.annotations.Nullable;

/**
 * The relation between two or more sides over time. The first entry about it opens it, whatever that entry is.
 *
 * <p>What only one kind of entry has to obey stands in {@link Renewals}, {@link Papers}, {@link Sides} and {@link Dates}.
 */
@AggregateRoot(type = "partnership")
public class Partnership extends RecordedStream<Partnership> {

    private static final Decisions<Partnership> DECISIONS = SubjectEntries.with(
                    new Decisions<Partnership>(), Partnership::decide)
            .and(ProposeIntent.class, IntentProposed.class, Partnership::decide)
            .and(WithdrawIntent.class, IntentWithdrawn.class, Partnership::decide)
            .and(ReportRelation.class, RelationReported.class, Partnership::decide)
            .and(PlanSigning.class, SigningPlanned.class, Partnership::decide)
            .and(SignProtocol.class, ProtocolSigned.class, Partnership::decide)
            .and(SignMoU.class, MoUSigned.class, Partnership::decide)
            .and(SignAgreement.class, AgreementSigned.class, Partnership::decide)
            .and(RenewMoU.class, MoURenewed.class, Partnership::decide)
            .and(RenewAgreement.class, AgreementRenewed.class, Partnership::decide)
            .and(RecordExpiry.class, InstrumentExpired.class, Partnership::decide)
            .and(TerminateInstrument.class, InstrumentTerminated.class, Partnership::decide)
            .and(JoinSide.class, SideJoined.class, Partnership::decide)
            .and(LeaveSide.class, SideLeft.class, Partnership::decide)
            .and(SuspendPartnership.class, PartnershipSuspended.class, Partnership::decide)
            .and(ResumePartnership.class, PartnershipResumed.class, Partnership::decide)
            .and(EndPartnership.class, PartnershipEnded.class, Partnership::decide)
            .and(AffirmPartnership.class, PartnershipAffirmed.class, Partnership::decide)
            .and(RecordDecision.class, DecisionRecorded.class, Partnership::decide);

    private @Nullable PartnershipOpened opened;

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(ProposeIntent command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        sidesOf(now, command.partnership()).requireOnASide(command.by(), "/by");
        return record(
                now,
                command.partnership(),
                new IntentProposed(id(now), command.header(), command.by(), command.toEstablish(), command.words()));
    }

    @CommandHandler
    Decided decide(WithdrawIntent command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        if (!history()
                .entry(command.proposal())
                .filter(IntentProposed.class::isInstance)
                .isPresent()) {
            throw Refused.at(Reason.NOT_A_PROPOSAL, "/proposal", command.proposal() + " is no proposal on record here");
        }
        return record(
                now,
                command.partnership(),
                new IntentWithdrawn(id(now), command.header(), command.proposal(), command.reason()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(ReportRelation command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        Dates.requireInOrder(command.since(), command.observedOn(), "/observedOn", "it was observed before it began");
        return record(
                now,
                command.partnership(),
                new RelationReported(
                        id(now),
                        command.header(),
                        command.relation(),
                        command.words(),
                        command.since(),
                        command.standing(),
                        command.observedOn(),
                        command.fields()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(PlanSigning command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return record(
                now,
                command.partnership(),
                new SigningPlanned(
                        id(now),
                        command.header(),
                        command.plannedFor(),
                        command.form(),
                        command.toEstablish(),
                        command.place(),
                        command.occasion(),
                        command.ordinal()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(SignProtocol command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        requireSound(now, command.partnership(), command.header(), command.instrument());
        return record(now, command.partnership(), new ProtocolSigned(id(now), command.header(), command.instrument()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(SignMoU command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        requireSound(now, command.partnership(), command.header(), command.instrument());
        return record(now, command.partnership(), new MoUSigned(id(now), command.header(), command.instrument()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(SignAgreement command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        requireSound(now, command.partnership(), command.header(), command.instrument());
        return record(now, command.partnership(), new AgreementSigned(id(now), command.header(), command.instrument()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(RenewMoU command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        requireSound(now, command.partnership(), command.header(), command.instrument());
        Renewals.requireAPaperToRenew(id(now), command.header(), command.renews(), history());
        return record(
                now,
                command.partnership(),
                new MoURenewed(id(now), command.header(), command.instrument(), command.renews()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(RenewAgreement command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        requireSound(now, command.partnership(), command.header(), command.instrument());
        Renewals.requireAPaperToRenew(id(now), command.header(), command.renews(), history());
        return record(
                now,
                command.partnership(),
                new AgreementRenewed(id(now), command.header(), command.instrument(), command.renews()));
    }

    @CommandHandler
    Decided decide(RecordExpiry command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        Papers.requireOnRecord(command.instrument(), "/instrument", history());
        return record(
                now, command.partnership(), new InstrumentExpired(id(now), command.header(), command.instrument()));
    }

    @CommandHandler
    Decided decide(TerminateInstrument command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        Papers.requireOnRecord(command.instrument(), "/instrument", history());
        requireSound(now, command.partnership(), command.act());
        return record(
                now,
                command.partnership(),
                new InstrumentTerminated(id(now), command.header(), command.instrument(), command.act()));
    }

    @CommandHandler
    Decided decide(JoinSide command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        SideId side = sides().of(command.beside(), "/beside");
        if (sides().nowOf(command.member()).isPresent()) {
            throw Refused.at(
                    Reason.NO_SUCH_MOVE, "/member", command.member() + " stands on a side already", command.member());
        }
        return record(now, command.partnership(), new SideJoined(id(now), command.header(), side, command.member()));
    }

    @CommandHandler
    Decided decide(LeaveSide command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        SideId side = sides().nowOf(command.member())
                .orElseThrow(() -> Refused.at(
                        Reason.NO_SUCH_MOVE,
                        "/member",
                        command.member() + " stands on no side of this partnership",
                        command.member()));
        return record(now, command.partnership(), new SideLeft(id(now), command.header(), side, command.member()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(SuspendPartnership command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        requireSound(now, command.partnership(), command.act());
        return record(now, command.partnership(), new PartnershipSuspended(id(now), command.header(), command.act()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(ResumePartnership command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        requireSound(now, command.partnership(), command.act());
        return record(now, command.partnership(), new PartnershipResumed(id(now), command.header(), command.act()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(EndPartnership command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        requireSound(now, command.partnership(), command.act());
        return record(now, command.partnership(), new PartnershipEnded(id(now), command.header(), command.act()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(AffirmPartnership command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        sidesOf(now, command.partnership()).requireOnASide(command.by(), "/by");
        return record(
                now,
                command.partnership(),
                new PartnershipAffirmed(id(now), command.header(), command.by(), command.standing(), command.words()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(RecordDecision command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        PartyId actsFor = command.actsFor();
        if (actsFor != null) {
            sidesOf(now, command.partnership()).of(actsFor, "/actsFor");
        }
        return record(
                now,
                command.partnership(),
                new DecisionRecorded(
                        id(now),
                        command.header(),
                        command.body(),
                        actsFor,
                        command.matter(),
                        command.outcome(),
                        command.votes()));
    }

    @CommandHandler(commandName = SubjectEntries.PARTNERSHIP + SubjectEntries.COMMAND)
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(SubjectCommand command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return record(now, partnership(command.subject()), SubjectEntries.of(now.target(), command, history()));
    }

    @CommandHandler(commandName = "partnership:EntryCommand")
    Decided decide(EntryCommand command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return revise(now, command);
    }

    @CommandHandler(commandName = SubjectEntries.PARTNERSHIP + DaysPassed.ORDER)
    void decide(DaysPassed passed, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        note(now, passed);
    }

    @CommandHandler(commandName = SubjectEntries.PARTNERSHIP + "DeclareDuplicate")
    Decided decide(DeclareDuplicate command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return revise(now, command);
    }

    @Override
    protected Partnership blank() {
        return new Partnership();
    }

    @Override
    protected Decisions<Partnership> decisions() {
        return DECISIONS;
    }

    @Override
    protected void evolve(Event event) {
        if (event instanceof PartnershipOpened opening) {
            opened = opening;
        }
    }

    /** The sides by what stands on record: a joining that was retracted has never been. */
    private Sides sides() {
        Sides sides = opened == null ? Sides.none() : Sides.none().after(opened);
        for (Entry entry : history().standing()) {
            sides = sides.after(entry);
        }
        return sides;
    }

    private Decided record(Circumstances now, PartnershipRef partnership, Entry entry) {
        return record(now, isNew() ? List.of(opened(now, partnership)) : takingOver(now), entry);
    }

    private void requireSound(Circumstances now, PartnershipRef partnership, Header header, Instrument instrument) {
        sidesOf(now, partnership).requirePartiesOnASide(instrument);
        Dates.requireInOrder(header, instrument);
    }

    private void requireSound(Circumstances now, PartnershipRef partnership, Act act) {
        sidesOf(now, partnership).requireActorsOnASide(act);
        Papers.requireOnRecord(act.instrument(), "/act/instrument", history());
        Dates.requireInOrder(act);
    }

    /** The sides as they stand, or as this command would open them. */
    private Sides sidesOf(Circumstances now, PartnershipRef partnership) {
        return isNew()
                ? Sides.none().after(new PartnershipOpened(UNOPENED, Sides.numbered(partnership.sides()), null))
                : sides().after(takingOver(now));
    }

    /** Where a member became part of another party, that takes its place on the side with what it does there first. */
    private List<Entry> takingOver(Circumstances now) {
        List<Entry> taking = new ArrayList<>();
        Sides sides = sides();
        for (Succession succession : now.successions()) {
            for (Entry step : sides.stepsOf(succession, id(now))) {
                taking.add(step);
                sides = sides.after(step);
            }
        }
        return taking;
    }

    private static PartnershipOpened opened(Circumstances now, PartnershipRef partnership) {
        if (partnership.sides().isEmpty()) {
            throw Refused.at(
                    Reason.UNKNOWN_PARTNERSHIP,
                    "/partnership",
                    now.target() + " is not on record: name its sides, which opens it");
        }
        return new PartnershipOpened(id(now), Sides.numbered(partnership.sides()), partnership.strand());
    }

    private static PartnershipRef partnership(org.citypartnerships.values.Subject subject) {
        PartnershipRef partnership = subject.partnership();
        if (partnership == null) {
            throw new IllegalArgumentException("a command about a party came to a partnership");
        }
        return partnership;
    }

    private static PartnershipId id(Circumstances now) {
        return (PartnershipId) now.target();
    }

    private static final PartnershipId UNOPENED = new PartnershipId("partnership:unopened");
}
