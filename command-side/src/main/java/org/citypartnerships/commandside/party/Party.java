package org.citypartnerships.commandside.party;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.citypartnerships.commands.DeclareDuplicate;
import org.citypartnerships.commands.DeclareListComplete;
import org.citypartnerships.commands.DescribeParty;
import org.citypartnerships.commands.EntryCommand;
import org.citypartnerships.commands.MergeParties;
import org.citypartnerships.commands.RegisterParty;
import org.citypartnerships.commands.RenameParty;
import org.citypartnerships.commands.SubjectCommand;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.DaysPassed;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.commandside.Decisions;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.RecordedStream;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.SubjectEntries;
import org.citypartnerships.events.ListDeclaredComplete;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.events.PartyDescribed;
import org.citypartnerships.events.PartyRegistered;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.StatedDate;
import org.jspecify.annotations.Nullable;

/** A city, district, region, country or organisation, under names that change over time. */
@AggregateRoot(type = "party")
public class Party extends RecordedStream<Party> {

    private static final Decisions<Party> DECISIONS = SubjectEntries.with(new Decisions<Party>(), Party::decide)
            .and(RegisterParty.class, PartyRegistered.class, Party::decide)
            .and(RenameParty.class, PartyRenamed.class, Party::decide)
            .and(DescribeParty.class, PartyDescribed.class, Party::decide)
            .and(MergeParties.class, PartiesMerged.class, Party::decide)
            .and(DeclareListComplete.class, ListDeclaredComplete.class, Party::decide);

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(RegisterParty command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        if (!isNew()) {
            throw Refused.at(
                    Reason.PARTY_ALREADY_REGISTERED,
                    "/partyId",
                    command.partyId() + " is on record: use it, or give another place an id with a qualifier, as "
                            + "party:friedberg.hessen-de");
        }
        requireOther(command.partyId(), command.within(), "/within");
        requireOther(command.partyId(), command.actsFor(), "/actsFor");
        for (int i = 0; i < command.names().size(); i++) {
            requireInOrder(command.names().get(i), "/names/" + i);
        }
        return record(
                now,
                new PartyRegistered(
                        command.partyId(),
                        command.header(),
                        command.kind(),
                        command.names(),
                        command.country(),
                        command.coordinates(),
                        command.within(),
                        command.actsFor(),
                        command.identifiers()));
    }

    @CommandHandler
    Decided decide(RenameParty command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        requireInOrder(command.name(), "/name");
        return record(now, new PartyRenamed(command.partyId(), command.header(), command.name(), command.planned()));
    }

    @CommandHandler
    Decided decide(DescribeParty command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        requireOther(command.partyId(), command.within(), "/within");
        requireOther(command.partyId(), command.actsFor(), "/actsFor");
        return record(
                now,
                new PartyDescribed(
                        command.partyId(),
                        command.header(),
                        command.profile(),
                        command.coordinates(),
                        command.within(),
                        command.actsFor(),
                        command.identifiers()));
    }

    @CommandHandler
    Decided decide(MergeParties command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        for (int i = 0; i < command.merged().size(); i++) {
            requireOther(command.partyId(), command.merged().get(i), "/merged/" + i);
        }
        return record(now, new PartiesMerged(command.partyId(), command.header(), command.merged()));
    }

    @CommandHandler(commandName = SubjectEntries.PARTY + SubjectEntries.COMMAND)
    Decided decide(SubjectCommand command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return record(now, SubjectEntries.of(now.target(), command, history()));
    }

    @CommandHandler(commandName = "party:EntryCommand")
    Decided decide(EntryCommand command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return revise(now, command);
    }

    @CommandHandler(commandName = SubjectEntries.PARTY + DaysPassed.ORDER)
    void decide(DaysPassed passed, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        note(now, passed);
    }

    @CommandHandler
    Decided decide(DeclareListComplete command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return record(now, new ListDeclaredComplete(command.partyId(), command.header(), command.relation()));
    }

    @CommandHandler(commandName = SubjectEntries.PARTY + "DeclareDuplicate")
    Decided decide(DeclareDuplicate command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return revise(now, command);
    }

    @Override
    protected Party blank() {
        return new Party();
    }

    @Override
    protected Decisions<Party> decisions() {
        return DECISIONS;
    }

    private static void requireOther(PartyId party, @Nullable PartyId other, String pointer) {
        if (party.equals(other)) {
            throw Refused.at(Reason.CONTRADICTS_ITSELF, pointer, party + " cannot be this of itself");
        }
    }

    private static void requireInOrder(PartyName name, String pointer) {
        StatedDate from = name.from();
        StatedDate until = name.until();
        if (from != null && until != null && until.isCertainlyBefore(from)) {
            throw Refused.at(Reason.CONTRADICTS_ITSELF, pointer + "/until", "the name ends before it begins");
        }
    }
}
