package org.citypartnerships.commandside.figures;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateRoot;
import org.axonframework.modelling.command.CreationPolicy;
import org.citypartnerships.commands.EntryCommand;
import org.citypartnerships.commands.RecordFigure;
import org.citypartnerships.commands.RecordTradeFigure;
import org.citypartnerships.commands.SetTarget;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.commandside.Decisions;
import org.citypartnerships.commandside.RecordedStream;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.TargetSet;
import org.citypartnerships.events.TradeFigureRecorded;
import org.citypartnerships.values.FiguresId;

/** The figures and targets of one scope: a city's trade with a country needs no city pair. */
@AggregateRoot(type = "figures")
public class Figures extends RecordedStream<Figures> {

    private static final Decisions<Figures> DECISIONS = new Decisions<Figures>()
            .and(RecordTradeFigure.class, TradeFigureRecorded.class, Figures::decide)
            .and(RecordFigure.class, FigureRecorded.class, Figures::decide)
            .and(SetTarget.class, TargetSet.class, Figures::decide);

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(RecordTradeFigure command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return record(
                now,
                new TradeFigureRecorded(
                        id(now),
                        command.header(),
                        command.scope(),
                        command.flow(),
                        command.commodity(),
                        command.amounts(),
                        command.change(),
                        command.words()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(RecordFigure command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return record(
                now,
                new FigureRecorded(
                        id(now),
                        command.header(),
                        command.scope(),
                        command.measure(),
                        command.amounts(),
                        command.change(),
                        command.words()));
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    Decided decide(SetTarget command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return record(
                now,
                new TargetSet(
                        id(now),
                        command.header(),
                        command.scope(),
                        command.measure(),
                        command.amounts(),
                        command.every(),
                        command.setBy(),
                        command.words()));
    }

    @CommandHandler(commandName = "figures:EntryCommand")
    Decided decide(EntryCommand command, @MetaDataValue(Circumstances.KEY) Circumstances now) {
        return revise(now, command);
    }

    @Override
    protected Figures blank() {
        return new Figures();
    }

    @Override
    protected Decisions<Figures> decisions() {
        return DECISIONS;
    }

    private static FiguresId id(Circumstances now) {
        return (FiguresId) now.target();
    }
}
