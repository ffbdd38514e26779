package org.citypartnerships.commandside.api;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.JudgementCommand;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.Confirmable;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.commandside.FourEyes;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.StoreUnavailable;
import org.citypartnerships.commandside.streams.StreamIndex;
import org.citypartnerships.commandside.streams.StreamIndexWriter;
import org.citypartnerships.commandside.streams.Surroundings;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.citypartnerships.storage.CommandNames;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way in, whether a command comes over HTTP, from an import or from a page: prepared, told apart from its repeats,
 * decided by its aggregate and stored, or refused with nothing stored.
 */
@Component
public class Door {

    /** How often a command is decided anew when others wrote to the same stream meanwhile. */
    private static final int TRIES_MAX = 8;

    private static final String SOFTWARE = Software.version();

    private final Preparation preparation;
    private final Answers answers;
    private final StreamIndex streams;
    private final Jurisdiction jurisdiction;
    private final Set<Confirmable> confirmed;
    private final CommandBus bus;
    private final PartnershipsEventStore store;
    private final Clock clock;

    Door(
            Preparation preparation,
            Answers answers,
            StreamIndex streams,
            Jurisdiction jurisdiction,
            @Value("${partnerships.four-eyes:}") Set<Confirmable> confirmed,
            CommandBus bus,
            PartnershipsEventStore store,
            Clock clock) {
        this.preparation = preparation;
        this.answers = answers;
        this.streams = streams;
        this.jurisdiction = jurisdiction;
        this.confirmed = Set.copyOf(confirmed);
        this.bus = bus;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Decides a command, and records what it leads to unless it is a dry run.
     *
     * @throws Refused for every reason that the caller can mend; nothing was recorded
     * @throws StoreUnavailable if the store did not answer; a repeat under the same idempotency key settles what became of it
     */
    public Answer take(Request request) {
        return taken(request).answer();
    }

    /** As {@link #take}, and whether it had been recorded before. */
    public Taken taken(Request request) {
        try {
            return takeOnce(request);
        } catch (RuntimeException failure) {
            throw StoreUnavailable.isCauseOf(failure) ? new StoreUnavailable(failure) : failure;
        }
    }

    /**
     * Begins to take commands one after the other, to be recorded together.
     *
     * @param requests all of them, none a dry run
     * @param storing stores what they lead to
     */
    public Together together(List<Request> requests, Storing storing) {
        return new Together(this, preparation, streams, store, storing, requests);
    }

    private Taken takeOnce(Request request) {
        try {
            return decide(request);
        } catch (Refused refused) {
            // A repeat may be refused because its first has been recorded, long ago or just now.
            return takenBefore(request, refused);
        }
    }

    /** What a repeat is answered, or that it is refused if it is none. */
    Taken takenBefore(Request request, Refused refused) {
        return Taken.before(before(request).orElseThrow(() -> refused));
    }

    private Taken decide(Request request) {
        ObjectNode body = preparation.filledIn(request);
        for (int tries = 1; ; tries++) {
            // Looked up anew each time: what was free or unknown may have been taken or recorded meanwhile.
            Surroundings around = streams.around(Naming.in(request.command(), body, rememberedUnder(request)));
            Optional<Answer> before = before(request, around);
            if (before.isPresent()) {
                return Taken.before(before.get());
            }
            try {
                Command command = preparation.command(request, body, around);
                return Taken.now(decide(request, command, new Routing(around)));
            } catch (ConcurrencyException | AggregateStreamCreationException conflict) {
                if (CommandNames.isJudgement(request.command())) {
                    TakenMeanwhile.by(conflict).ifPresent(refused -> {
                        throw refused;
                    });
                }
                waitBefore(tries);
            }
        }
    }

    static Optional<Answer> before(Request request, Surroundings around) {
        return Optional.ofNullable(rememberedUnder(request))
                .flatMap(around::given)
                .map(given -> Answers.again(given, request));
    }

    /** The key under which the answer is kept, if it is. */
    static @Nullable String rememberedUnder(Request request) {
        return request.purpose() == Purpose.RECORD ? request.idempotencyKey() : null;
    }

    /** The answer that the same command was given before, as long as it is remembered. */
    private Optional<Answer> before(Request request) {
        String key = rememberedUnder(request);
        return key == null ? Optional.empty() : answers.given(key, request);
    }

    /** Whether the very same command was recorded once, however long ago. */
    public boolean recorded(Request request) {
        return streams.recorded(request.digest());
    }

    Receipt decide(Request request, Command command, Routing routing) {
        Circumstances circumstances = routing.circumstances(
                        command, clock.instant().truncatedTo(ChronoUnit.MICROS), request.expectedSequence())
                .seenBy(new FourEyes(request.provenance().recordedBy(), confirmed));
        jurisdiction.require(municipalities(request.provenance(), command), command, circumstances.target());
        Receipt receipt = new Receipt(request.idempotencyKey());
        String commandId = IdentifierFactory.getInstance().generateIdentifier();
        Map<String, Object> metadata =
                new HashMap<>(request.provenance().metadata(commandId, request.idempotencyKey(), SOFTWARE));
        metadata.put(FourEyes.POLICY, FourEyes.words(confirmed));
        metadata.put(Circumstances.KEY, circumstances);
        metadata.put(Receipt.KEY, receipt);
        metadata.put(Routing.TARGET, circumstances.target().value());
        metadata.put(StreamIndexWriter.BODY_DIGEST, request.digest());
        metadata.put(DryRuns.KEY, request.purpose() == Purpose.DECIDE);
        receipt.decided(dispatch(new GenericCommandMessage<>(
                new GenericMessage<>(commandId, command, metadata), Routing.nameOf(command))));
        return receipt;
    }

    /** Whoever may record may not, for that alone, confirm, by whichever door. */
    private static Set<String> municipalities(Provenance sender, Command command) {
        if (!(command instanceof JudgementCommand)) {
            return sender.municipalities();
        }
        Set<String> confirmsFor = sender.confirmsFor();
        if (confirmsFor == null) {
            throw new Refused(
                    Reason.NOT_ALLOWED,
                    "an approver confirms and rejects entries: ask one, or an administrator for the role");
        }
        return confirmsFor;
    }

    private Decided dispatch(GenericCommandMessage<Command> message) {
        Outcome outcome = new Outcome();
        bus.<Command, Object>dispatch(message, (sent, result) -> outcome.result = result);
        CommandResultMessage<?> result = outcome.result();
        if (!result.isExceptional()) {
            return (Decided) result.getPayload();
        }
        Throwable failure = result.exceptionResult();
        if (failure instanceof DryRuns.Done done) {
            return done.decided();
        }
        throw refusal(failure);
    }

    private static RuntimeException refusal(Throwable failure) {
        if (failure instanceof AggregateNotFoundException missing) {
            return new Refused(
                    Reason.UNKNOWN_REFERENCE, missing.getAggregateIdentifier() + " is not on record: record it first");
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private static void waitBefore(int tries) {
        if (tries == TRIES_MAX) {
            throw new Refused(Reason.BUSY, "others write to the same stream just now: send it again with the same key");
        }
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 1L << Math.min(tries + 1, 7)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused(Reason.BUSY, "the server is stopping: send it again with the same key");
        }
    }

    private static final class Outcome {
        private CommandResultMessage<?> result;

        @SuppressWarnings("NullAway") // the bus works in this thread and answers before it returns
        private Outcome() {}

        private CommandResultMessage<?> result() {
            return result;
        }
    }
}
