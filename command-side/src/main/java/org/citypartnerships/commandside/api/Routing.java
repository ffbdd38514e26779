package org.citypartnerships.commandside.api;

import java.time.Instant;
import java.util.List;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.FiguresCommand;
import org.citypartnerships.commands.PartnershipCommand;
import org.citypartnerships.commands.PartyCommand;
import org.citypartnerships.commands.SourceCommand;
import org.citypartnerships.commands.SubjectCommand;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.SubjectEntries;
import org.citypartnerships.commandside.streams.References;
import org.citypartnerships.commandside.streams.StreamIndex;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StreamId;
import org.citypartnerships.values.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which stream a command goes to, and what its decision needs of others. */
@Component
public final class Routing {

    /** Where a command's metadata name its stream. */
    public static final String TARGET = "target";

    private final StreamIndex streams;

    Routing(StreamIndex streams) {
        this.streams = streams;
    }

    /** Under which name the bus knows who decides the command. */
    static String nameOf(Command command) {
        if (command instanceof SubjectCommand subject) {
            return (subject.subject().party() == null ? SubjectEntries.PARTNERSHIP : SubjectEntries.PARTY)
                    + command.getClass().getSimpleName();
        }
        return command.getClass().getName();
    }

    Circumstances circumstances(Command command, Instant at, @Nullable Long expectedSequence) {
        StreamId target = target(command);
        List<String> sources = References.in(command).stream()
                .map(References::id)
                .filter(id -> id.startsWith(SourceId.KIND))
                .toList();
        return new Circumstances(target, at, streams.sourceDates(target, sources), expectedSequence);
    }

    private StreamId target(Command command) {
        if (command instanceof PartnershipCommand partnership) {
            return streams.partnership(partnership.partnership());
        }
        if (command instanceof SubjectCommand about) {
            return target(about.subject());
        }
        if (command instanceof PartyCommand party) {
            return party.partyId();
        }
        if (command instanceof SourceCommand source) {
            return source.sourceId();
        }
        if (command instanceof FiguresCommand figures) {
            return streams.figures(figures.scope());
        }
        throw new IllegalStateException("no stream takes " + command.getClass());
    }

    private StreamId target(Subject subject) {
        PartyId party = subject.party();
        PartnershipRef partnership = subject.partnership();
        if (party != null) {
            return party;
        }
        if (partnership == null) {
            throw new IllegalStateException("a subject names a party or a partnership");
        }
        return streams.partnership(partnership);
    }
}
