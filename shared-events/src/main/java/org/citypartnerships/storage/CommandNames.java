package org.citypartnerships.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citypartnerships.commands.Command;
import org.citypartnerships.commands.DeclareDuplicate;
import org.citypartnerships.commands.EntryCommand;
import org.citypartnerships.commands.JudgementCommand;

/** The commands by the names that clients call them: {@code SignProtocol}, in {@code POST /commands/SignProtocol}. */
public final class CommandNames {
    private static final Map<String, Class<? extends Command>> CLASSES = new TreeMap<>();

    static {
        collect(Command.class);
    }

    private CommandNames() {}

    /** Every name, in the order of the alphabet. */
    public static SortedSet<String> all() {
        return new TreeSet<>(CLASSES.keySet());
    }

    /** The command that a client means, if there is one of that name. */
    public static Optional<Class<? extends Command>> classOf(String name) {
        return Optional.ofNullable(CLASSES.get(name));
    }

    /**
     * The commands that record something of the world, by their names: what a correction can carry. The others are about the
     * record itself, and their entries are retracted rather than corrected.
     */
    public static SortedMap<String, Class<? extends Command>> ofFacts() {
        SortedMap<String, Class<? extends Command>> facts = new TreeMap<>(CLASSES);
        facts.values()
                .removeIf(command -> EntryCommand.class.isAssignableFrom(command) || command == DeclareDuplicate.class);
        return facts;
    }

    /** Whether the command of that name is about a waiting entry, and records none of its own, so that it has no header. */
    public static boolean isJudgement(String name) {
        return classOf(name).filter(JudgementCommand.class::isAssignableFrom).isPresent();
    }

    /** The command's name. */
    public static String nameOf(Class<? extends Command> command) {
        return command.getSimpleName();
    }

    /** An example of the command as JSON, about cities of the seeds: what {@code GET /commands/SignProtocol} shows. */
    public static String exampleOf(Class<? extends Command> command) {
        String file = "/commands/" + nameOf(command) + ".json";
        try (InputStream example = CommandNames.class.getResourceAsStream(file)) {
            if (example == null) {
                throw new IllegalStateException("the example " + file + " is not on the class path");
            }
            return new String(example.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void collect(Class<?> type) {
        if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collect(permitted);
            }
        } else {
            CLASSES.put(type.getSimpleName(), type.asSubclass(Command.class));
        }
    }
}
