package org.citypartnerships.commandside.bulkimport;

import org.citypartnerships.commandside.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One command of a file.
 *
 * @param line its place: the line of the file, or for a JSON array the element, from 1
 * @param command the command's name
 * @param fact the label that the file gives it, for reports
 * @param payload the command's JSON
 * @param unreadable why no command can be made of it; null if it can be tried
 */
record ImportLine(
        int line,
        String command,
        @Nullable String fact,
        ObjectNode payload,
        @Nullable Refused unreadable) {

    ImportLine(int line, String command, @Nullable String fact, ObjectNode payload) {
        this(line, command, fact, payload, null);
    }

    /** A line that is refused for how it is written; the others are tried all the same. */
    static ImportLine unreadable(int line, String command, @Nullable String fact, Refused why) {
        return new ImportLine(line, command, fact, JsonNodeFactory.instance.objectNode(), why);
    }
}
