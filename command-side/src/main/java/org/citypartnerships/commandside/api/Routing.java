package org.citypartnerships.commandside.api;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.CorrectEntry;
import org.citypartnerships.commands.CorroborateEntry;
import org.citypartnerships.commands.DeclareDuplicate;
import org.citypartnerships.commands.EndPartnership;
import org.citypartnerships.commands.EntryCommand;
import org.citypartnerships.commands.FiguresCommand;
import org.citypartnerships.commands.JoinSide;
import org.citypartnerships.commands.LeaveSide;
import org.citypartnerships.commands.PartnershipCommand;
import org.citypartnerships.commands.PartyCommand;
import org.citypartnerships.commands.ResumePartnership;
import org.citypartnerships.commands.SourceCommand;
import org.citypartnerships.commands.SubjectCommand;
import org.citypartnerships.commands.SuspendPartnership;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.Revisions;
import org.citypartnerships.commandside.SubjectEntries;
import org.citypartnerships.commandside.Succession;
import org.citypartnerships.commandside.Witnesses;
import org.citypartnerships.commandside.streams.References;
import org.citypartnerships.commandside.streams.Surroundings;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.StreamId;
import org.citypartnerships.values.Subject;
import org.jspecify.annotations.Nullable;

/** Which stream a command goes to, and what its decision needs of others. */
public final class Routing {

    /** Where a command's metadata name its stream. */
    public static final String TARGET = "target";

    private final Surroundings around;

    Routing(Surroundings around) {
        this.around = around;
    }

    /** Under which name the bus knows who decides the command. */
    static String nameOf(Command command) {
        if (command instanceof SubjectCommand subject) {
            return (subject.subject().party() == null ? SubjectEntries.PARTNERSHIP : SubjectEntries.PARTY)
                    + SubjectEntries.COMMAND;
        }
        if (command instanceof EntryCommand about) {
            return Revisions.nameFor(about.entry().stream());
        }
        if (command instanceof DeclareDuplicate duplicate) {
            return (duplicate.duplicate() instanceof PartyId ? SubjectEntries.PARTY : SubjectEntries.PARTNERSHIP)
                    + command.getClass().getSimpleName();
        }
        return command.getClass().getName();
    }

    /**
     * What the decision needs to know.
     *
     * @throws Refused if a correction is about another stream than its entry, or a duplicate's other is a duplicate itself
     */
    Circumstances circumstances(Command command, Instant at, @Nullable Long expectedSequence) {
        StreamId target = target(command);
        List<String> streams = References.in(command).stream()
                .map(References::id)
                .filter(id -> id.indexOf('#') < 0)
                .toList();
        List<String> sources =
                streams.stream().filter(id -> id.startsWith(SourceId.KIND)).toList();
        Witnesses witnesses = command instanceof CorroborateEntry
                ? witnesses(around.lineage(target, sources))
                : Witnesses.withoutCopies();
        return new Circumstances(
                target,
                at,
                around.sourceDates(target, sources),
                witnesses,
                expectedSequence,
                around.storedSequence(target),
                successions(command, target, streams));
    }

    /** Who joins or leaves a side is told by the command itself; what mends the record changes no sides. */
    private List<Succession> successions(Command command, StreamId target, List<String> named) {
        boolean isAct = (command instanceof PartnershipCommand || command instanceof SubjectCommand)
                && !(command instanceof JoinSide || command instanceof LeaveSide);
        if (!isAct || !(target instanceof PartnershipId partnership)) {
            return List.of();
        }
        List<PartyId> parties = named.stream()
                .filter(id -> id.startsWith(PartyId.KIND))
                .distinct()
                .map(PartyId::new)
                .toList();
        return around.successions(partnership, parties);
    }

    private StreamId target(Command command) {
        if (command instanceof EntryCommand about) {
            requireSameStream(about);
            return about.entry().stream();
        }
        if (command instanceof DeclareDuplicate declaration) {
            requireStaying(declaration);
            return declaration.duplicate();
        }
        StreamId target = meant(command);
        String stays = around.staying(List.of(target.value())).get(target.value());
        return stays == null ? target : StreamId.of(stays);
    }

    private void requireSameStream(EntryCommand command) {
        if (command instanceof CorrectEntry correction
                && !meant(correction.as()).equals(correction.entry().stream())) {
            throw Refused.at(
                    Reason.WRONG_KIND,
                    "/as/payload",
                    "the entry stands in " + correction.entry().stream() + ", this is about " + meant(correction.as())
                            + ": retract the entry, and record this anew with a link REPLACES");
        }
    }

    private void requireStaying(DeclareDuplicate declaration) {
        boolean either = declaration.duplicate() instanceof PartyId || declaration.duplicate() instanceof PartnershipId;
        if (!either) {
            throw Refused.at(
                    Reason.NO_DUPLICATE, "/duplicate", "name two parties, or two partnerships: of those one can stay");
        }
        String other = declaration.duplicateOf().value();
        String stays = around.staying(List.of(other)).get(other);
        if (stays != null) {
            throw Refused.at(
                    Reason.NO_DUPLICATE,
                    "/duplicateOf",
                    other + " is itself a duplicate: name " + stays + ", which stays");
        }
    }

    private static Witnesses witnesses(Map<SourceId, Set<SourceId>> lineage) {
        return (one, other) -> !Collections.disjoint(
                lineage.getOrDefault(one, Set.of(one)), lineage.getOrDefault(other, Set.of(other)));
    }

    private StreamId meant(Command command) {
        if (command instanceof PartnershipCommand partnership) {
            return around.partnership(partnership.partnership(), happened(command));
        }
        if (command instanceof SubjectCommand about) {
            return target(about.subject(), happened(command));
        }
        if (command instanceof PartyCommand party) {
            return party.partyId();
        }
        if (command instanceof SourceCommand source) {
            return source.sourceId();
        }
        if (command instanceof FiguresCommand figures) {
            return around.figures(figures.scope());
        }
        throw new IllegalStateException("no stream takes " + command.getClass());
    }

    private StreamId target(Subject subject, @Nullable StatedDate happened) {
        PartyId party = subject.party();
        PartnershipRef partnership = subject.partnership();
        if (party != null) {
            return party;
        }
        if (partnership == null) {
            throw new IllegalStateException("a subject names a party or a partnership");
        }
        return around.partnership(partnership, happened);
    }

    /** The day from which an act holds, else that of the command's header. */
    private static @Nullable StatedDate happened(Command command) {
        if (command instanceof SuspendPartnership suspension) {
            return latest(suspension.act(), command);
        }
        if (command instanceof ResumePartnership resumption) {
            return latest(resumption.act(), command);
        }
        return command instanceof EndPartnership end
                ? latest(end.act(), command)
                : command.header().happened();
    }

    private static @Nullable StatedDate latest(Act act, Command command) {
        return Stream.of(act.effectiveOn(), act.notifiedOn(), act.decidedOn())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(command.header().happened());
    }
}
