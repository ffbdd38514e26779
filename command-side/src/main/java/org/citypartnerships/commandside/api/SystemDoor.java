package org.citypartnerships.commandside.api;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.messaging.GenericMessage;
import org.citypartnerships.commandside.Circumstances;
import org.citypartnerships.commandside.DaysPassed;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.values.StreamId;
import org.springframework.stereotype.Component;

/** The door by which the system has noted what it notices by itself: that days have passed. */
@Component
public class SystemDoor {

    private static final String HOUSEKEEPING = "system#housekeeping";

    private final CommandBus bus;
    private final Clock clock;

    SystemDoor(CommandBus bus, Clock clock) {
        this.bus = bus;
        this.clock = clock;
    }

    /**
     * Lets the stream note what has ended in it.
     *
     * @throws org.axonframework.modelling.command.ConcurrencyException if others write to the stream just now
     */
    public void note(StreamId stream, DaysPassed passed, Anchors anchors) {
        String commandId = IdentifierFactory.getInstance().generateIdentifier();
        String trace = UUID.randomUUID().toString().replace("-", "");
        Map<String, Object> metadata = new HashMap<>(
                new Provenance(HOUSEKEEPING, "system", trace).metadata(commandId, null, Software.version()));
        metadata.put(
                Circumstances.KEY,
                new Circumstances(stream, clock.instant().truncatedTo(ChronoUnit.MICROS), anchors, null));
        metadata.put(Routing.TARGET, stream.value());
        AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>();
        bus.<DaysPassed, Object>dispatch(
                new GenericCommandMessage<>(
                        new GenericMessage<>(commandId, passed, metadata), DaysPassed.nameFor(stream)),
                (sent, result) -> answer.set(result));
        CommandResultMessage<?> result = answer.get();
        if (result != null && result.isExceptional()) {
            Throwable failure = result.exceptionResult();
            throw failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
        }
    }
}
