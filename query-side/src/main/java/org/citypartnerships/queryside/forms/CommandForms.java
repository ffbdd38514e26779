package org.citypartnerships.queryside.forms;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every command that a person records, as a form: what is asked, in which order, and what of it only on demand. Each group of
 * them is described in a class of its own.
 */
final class CommandForms {

    private static final Map<String, CommandForm> ALL = new LinkedHashMap<>();

    static {
        Stream.of(
                        PaperForms.all(),
                        HappeningForms.all(),
                        PlanForms.all(),
                        StandingForms.all(),
                        NumberForms.all(),
                        RegisterForms.all(),
                        EntryForms.all())
                .flatMap(List::stream)
                .forEach(form -> ALL.put(form.command(), form));
    }

    private CommandForms() {}

    /** All of them, in the order of a clerk's menu. */
    static Collection<CommandForm> all() {
        return ALL.values();
    }

    static Optional<CommandForm> called(String command) {
        return Optional.ofNullable(ALL.get(command));
    }
}
