package org.citypartnerships.commandside.source;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.citypartnerships.commands.DateSource;
import org.citypartnerships.commands.EntryCommand;
import org.citypartnerships.commands.RegisterSource;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.commandside.Decisions;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.RecordedStream;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.events.SourceRegistered;

/** A document, letter, list or talk that says something. */
@AggregateRoot(type = "source")
public class Source extends RecordedStream<Source> {

    private static final Decisions<Source> DECISIONS = new Decisions<Source>()
            .and(RegisterSource.class, SourceRegistered.class, Source::decide)
            .and(DateSource.class, SourceDated.class, Source::decide);

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(RegisterSource command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        if (!isNew()) {
            throw Refused.at(
                    Reason.SOURCE_ALREADY_REGISTERED, "/sourceId", command.sourceId() + " is on record: use it");
        }
        if (command.sourceId().equals(command.original())) {
            throw Refused.at(Reason.CONTRADICTS_ITSELF, "/original", "a source is no copy of itself");
        }
        return record(
                now,
                new SourceRegistered(
                        command.sourceId(),
                        command.header(),
                        command.kind(),
                        command.title(),
                        command.publisher(),
                        command.authors(),
                        command.publishedOn(),
                        command.address(),
                        command.checksum(),
                        command.language(),
                        command.original(),
                        command.reliability()));
    }

    @CommandHandler
    Decided decide(DateSource command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return record(now, new SourceDated(command.sourceId(), command.header(), command.publishedOn()));
    }

    @CommandHandler(commandName = "source:EntryCommand")
    Decided decide(EntryCommand command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return revise(now, command);
    }

    @Override
    protected Source blank() {
        return new Source();
    }

    @Override
    protected Decisions<Source> decisions() {
        return DECISIONS;
    }
}
