package org.citypartnerships.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.citypartnerships.commands.Command;

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
