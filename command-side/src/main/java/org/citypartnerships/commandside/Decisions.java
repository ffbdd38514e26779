package org.citypartnerships.commandside;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.citypartnerships.commands.Command;
import org.citypartnerships.events.Entry;

/**
 * Who decides which command in a kind of stream, and what kind of entry comes of it: so that a correction is judged by the very
 * rules that a new entry is judged by.
 */
public final class Decisions<S> {

    private final Map<Class<?>, Rule<S, ?>> rules = new ConcurrentHashMap<>();

    /** A decision on one command. */
    @FunctionalInterface
    public interface Decision<S, C extends Command> {
        /** What comes of it; throws {@link Refused} if nothing may. */
        Decided decide(S stream, C command, Circumstances now);
    }

    /** These decisions and one more. */
    public <C extends Command> Decisions<S> and(
            Class<C> command, Class<? extends Entry> records, Decision<S, C> decision) {
        rules.put(command, new Rule<>(command, records, decision));
        return this;
    }

    /** The kind of entry that the command records; empty if this kind of stream does not take it. */
    public Optional<Class<? extends Entry>> recordedBy(Class<? extends Command> command) {
        return Optional.ofNullable(rules.get(command)).map(Rule::records);
    }

    /**
     * What comes of the command in the stream.
     *
     * @throws Refused as the command's own decision does
     */
    public Decided decide(S stream, Command command, Circumstances now) {
        Rule<S, ?> rule = rules.get(command.getClass());
        if (rule == null) {
            throw new IllegalArgumentException("no such stream takes " + command.getClass());
        }
        return rule.decide(stream, command, now);
    }

    private record Rule<S, C extends Command>(
            Class<C> command, Class<? extends Entry> records, Decision<S, C> decision) {
        Decided decide(S stream, Command sent, Circumstances now) {
            return decision.decide(stream, command.cast(sent), now);
        }
    }
}
