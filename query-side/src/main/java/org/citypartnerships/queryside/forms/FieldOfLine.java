package org.citypartnerships.queryside.forms;

import java.util.Arrays;
import java.util.List;
import org.citypartnerships.queryside.language.Phrases;

/**
 * The field of a file's line that something is wrong with: what forms call it, and where the file has it.
 *
 * @param label what forms call it: {@code Name, number 2}; empty if no form asks for it
 * @param column where it stands, as the column of a CSV file is headed: {@code names[1].text}; empty for the whole line
 */
record FieldOfLine(String label, String column) {

    private static final String PLACE = "\\d{1,9}";

    /** What a correction says anew has its fields below these. */
    private static final List<String> SAID_ANEW = List.of("as", "payload");

    /** The field that a JSON pointer into the command names: {@code /names/1/text}. */
    static FieldOfLine of(String pointer, Phrases phrases) {
        List<String> steps = Arrays.stream(pointer.split("/", -1))
                .skip(1) // a pointer begins with its slash
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
        return steps.isEmpty()
                ? new FieldOfLine(phrases.say("import.whole"), "")
                : new FieldOfLine(label(steps, phrases), column(steps));
    }

    private static String label(List<String> steps, Phrases phrases) {
        List<String> names = steps.stream().filter(step -> !step.matches(PLACE)).toList();
        if (names.equals(List.of("command"))) {
            return phrases.say("import.command");
        }
        List<String> path =
                names.size() > 2 && names.subList(0, 2).equals(SAID_ANEW) ? names.subList(2, names.size()) : names;
        for (int length = path.size(); length > 0; length--) {
            String label = phrases.sayOr("field." + String.join(".", path.subList(0, length)), "");
            if (!label.isEmpty()) {
                return numbered(label, steps, phrases);
            }
        }
        return "";
    }

    /** The first of several is called what one alone is called, as in forms. */
    private static String numbered(String label, List<String> steps, Phrases phrases) {
        int place = steps.stream()
                .filter(step -> step.matches(PLACE))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
        return place == 0 ? label : phrases.say("form.another.label", label, place + 1);
    }

    private static String column(List<String> steps) {
        StringBuilder column = new StringBuilder();
        for (String step : steps) {
            if (step.matches(PLACE)) {
                column.append('[').append(step).append(']');
            } else {
                column.append(column.isEmpty() ? "" : ".").append(step);
            }
        }
        return column.toString();
    }
}
