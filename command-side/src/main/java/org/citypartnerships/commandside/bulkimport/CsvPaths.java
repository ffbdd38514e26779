package org.citypartnerships.commandside.bulkimport;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.regex.Pattern;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.storage.EventJson;
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

    static ObjectNode object(NamedCsvRecord row) {
        ObjectNode root = EventJson.ours().mapper().createObjectNode();
        row.getFieldsAsMap().forEach((column, cell) -> {
            if (!cell.isEmpty() && !column.equals("command") && !column.equals("fact")) {
                boolean json = column.endsWith(JSON);
                String path = json ? column.substring(0, column.length() - JSON.length()) : column;
                put(root, SEPARATORS.split(path), json ? parse(column, cell) : StringNode.valueOf(cell), column);
            }
        });
        closeRanks(root);
        return root;
    }

    /** Takes out the places of empty cells: names[0] and names[2] are two names. */
    private static void closeRanks(JsonNode node) {
        if (node instanceof ArrayNode list) {
            list.removeIf(JsonNode::isNull);
        }
        node.forEach(CsvPaths::closeRanks);
    }

    private static JsonNode parse(String column, String cell) {
        try {
            return EventJson.ours().mapper().readTree(cell);
        } catch (JacksonException e) {
            throw new Refused(Reason.MALFORMED_JSON, "the column " + shown(column) + " holds a cell that is no JSON");
        }
    }

    private static void put(ObjectNode root, String[] steps, JsonNode value, String column) {
        if (steps.length > STEPS_MAX) {
            throw namesNoField(column);
        }
        JsonNode at = root;
        for (int i = 0; i < steps.length; i++) {
            if (!STEP.matcher(steps[i]).matches()) {
                throw namesNoField(column);
            }
            JsonNode next = i == steps.length - 1 ? value : null;
            at = step(at, steps[i], next, i + 1 < steps.length && Character.isDigit(steps[i + 1].charAt(0)), column);
        }
    }

    private static JsonNode step(
            JsonNode at,
            String step,
            @org.jspecify.annotations.Nullable JsonNode value,
            boolean listNext,
            String column) {
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
        throw new Refused(
                Reason.MALFORMED_JSON,
                "the column '" + shown(column) + "' contradicts another one: a field holds a list, fields or a text");
    }

    private static Refused namesNoField(String column) {
        return new Refused(
                Reason.MALFORMED_JSON,
                "the column '" + shown(column) + "' names no field: write it as names[0].text or header.happened");
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
