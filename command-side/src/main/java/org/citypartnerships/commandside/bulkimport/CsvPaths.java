package org.citypartnerships.commandside.bulkimport;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.citypartnerships.commandside.FieldProblem;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.storage.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Makes JSON of a row: {@code names[0].text} is the field text of the first element of names. Empty cells are left out. */
final class CsvPaths {

    private static final String JSON = ":json";
    private static final int STEPS_MAX = 12;
    private static final Pattern STEP = Pattern.compile("[A-Za-z][A-Za-z0-9]*|\\d{1,2}");
    private static final Pattern SEPARATORS = Pattern.compile("[.\\[\\]]+");

    private CsvPaths() {}

    /**
     * Refuses a header with a column that names no field.
     *
     * @throws Refused naming the column
     */
    static void requireFields(List<String> header) {
        for (String column : header) {
            String[] steps = steps(column);
            if (!column.isEmpty()
                    && (steps.length == 0
                            || steps.length > STEPS_MAX
                            || Stream.of(steps)
                                    .anyMatch(step -> !STEP.matcher(step).matches()))) {
                throw new Refused(
                        Reason.MALFORMED_JSON,
                        "the column '" + shown(column)
                                + "' names no field: write it as names[0].text or header.happened");
            }
        }
    }

    /**
     * The JSON of a row.
     *
     * @throws Refused if it has more or fewer cells than the header, or cells that make no JSON, with a problem for each
     */
    static ObjectNode object(NamedCsvRecord row) {
        int columns = row.getHeader().size();
        if (row.getFieldCount() != columns) {
            throw new Refused(
                    Reason.MALFORMED_JSON,
                    "has " + row.getFieldCount() + " cells, and the header " + columns + ": write as many");
        }
        ObjectNode root = EventJson.ours().mapper().createObjectNode();
        List<FieldProblem> problems = new ArrayList<>();
        row.getFieldsAsMap().forEach((column, cell) -> {
            if (!cell.isEmpty() && !column.equals("command") && !column.equals("fact")) {
                String problem = put(root, column, cell);
                if (!problem.isEmpty()) {
                    String pointer = column.isEmpty() ? "" : "/" + String.join("/", steps(column));
                    problems.add(FieldProblem.of(pointer, problem));
                }
            }
        });
        if (!problems.isEmpty()) {
            throw new Refused(Reason.MALFORMED_JSON, problems.get(0).message(), problems);
        }
        closeRanks(root);
        return root;
    }

    private static String[] steps(String column) {
        return SEPARATORS.split(column.endsWith(JSON) ? column.substring(0, column.length() - JSON.length()) : column);
    }

    /** Takes out the places of empty cells: names[0] and names[2] are two names. */
    private static void closeRanks(JsonNode node) {
        if (node instanceof ArrayNode list) {
            list.removeIf(JsonNode::isNull);
        }
        node.forEach(CsvPaths::closeRanks);
    }

    /** What is wrong with the cell; empty if nothing is. */
    private static String put(ObjectNode root, String column, String cell) {
        if (column.isEmpty()) {
            return "has a cell in a column without a name: name the column";
        }
        JsonNode value;
        try {
            value = column.endsWith(JSON) ? EventJson.ours().mapper().readTree(cell) : StringNode.valueOf(cell);
        } catch (JacksonException e) {
            return "holds a cell that is no JSON";
        }
        String[] steps = steps(column);
        JsonNode at = root;
        for (int i = 0; i < steps.length && at != null; i++) {
            JsonNode next = i == steps.length - 1 ? value : null;
            at = step(at, steps[i], next, i + 1 < steps.length && Character.isDigit(steps[i + 1].charAt(0)));
        }
        return at == null ? "contradicts another column: a field holds a list, fields or a text" : "";
    }

    /** What stands there afterwards; null if something else does. */
    private static @Nullable JsonNode step(JsonNode at, String step, @Nullable JsonNode value, boolean listNext) {
        if (at instanceof ArrayNode list && Character.isDigit(step.charAt(0))) {
            int index = Integer.parseInt(step);
            while (list.size() <= index) {
                list.addNull();
            }
            JsonNode child = value != null ? value : childOf(list.get(index), listNext);
            list.set(index, child);
            return child;
        }
        if (at instanceof ObjectNode object && !Character.isDigit(step.charAt(0))) {
            JsonNode child = value != null ? value : childOf(object.path(step), listNext);
            object.set(step, child);
            return child;
        }
        return null;
    }

    private static String shown(String column) {
        return Printable.of(column, 60);
    }

    private static JsonNode childOf(JsonNode present, boolean list) {
        if (present.isContainer()) {
            return present;
        }
        return list
                ? EventJson.ours().mapper().createArrayNode()
                : EventJson.ours().mapper().createObjectNode();
    }
}
