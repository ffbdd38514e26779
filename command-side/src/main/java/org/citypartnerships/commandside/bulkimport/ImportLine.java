package org.citypartnerships.commandside.bulkimport;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One command of a file.
 *
 * @param line its place: the line of the file, or for a JSON array the element, from 1
 * @param command the command's name
 * @param fact the label that the file gives it, for reports
 * @param payload the command's JSON
 */
record ImportLine(int line, String command, @Nullable String fact, ObjectNode payload) {}
