package org.citypartnerships.queryside.forms;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * From which input of a form each place in its command's JSON came: what the command side says of {@code
 * /header/evidence/0/quote} belongs beside the second row's quote if the first row was left blank.
 */
final class Origins {

    private static final Pattern INDEXED = Pattern.compile("/(\\d+)(/.*)?");
    private static final Pattern SIDE = Pattern.compile("/sides/(\\d+)(?:/members(/.*)?)?.*");

    private final CommandForm form;
    private final Map<String, List<Integer>> rowsOf = new LinkedHashMap<>();

    Origins(CommandForm form) {
        this.form = form;
    }

    /** From which rows of the form the elements of a list came. */
    void rows(String path, List<Integer> rows) {
        rowsOf.put(path, rows);
    }

    /** The input that this place came from; null if the form asks for nothing there. */
    @Nullable
    String of(String pointer) {
        Field best = null;
        for (Field field : form.fields()) {
            String own = field.pointer();
            boolean isWithin = pointer.equals(own) || pointer.startsWith(own + "/");
            if (isWithin && (best == null || own.length() > best.pointer().length())) {
                best = field;
            }
        }
        if (best == null) {
            return pointer.isEmpty() ? null : containing(pointer);
        }
        String rest = pointer.substring(best.pointer().length());
        return switch (best.asked()) {
            case SIDES, ABOUT -> sideOf(rest.replaceFirst("^/partnership", ""));
            case ROWS -> columnOf(best, rest);
            case PARTIES -> Transcript.input(best.path(), row(best.path(), rest));
            default -> best.path();
        };
    }

    /** The first field within what is refused as a whole: a place that is empty. */
    private @Nullable String containing(String pointer) {
        return form.fields().stream()
                .filter(field -> field.pointer().startsWith(pointer + "/"))
                .findFirst()
                .map(Field::firstInput)
                .orElse(null);
    }

    private String sideOf(String rest) {
        Matcher side = SIDE.matcher(rest);
        if (!side.matches()) {
            return rest.startsWith("/strand") ? Transcript.STRAND : "sides.1";
        }
        String name = side.group(1).equals("0") ? "sides.1" : "sides.2";
        if (rest.endsWith("/name")) {
            return name + ".name";
        }
        String member = side.group(2);
        return Transcript.input(name, member == null ? 0 : row(name, member));
    }

    private String columnOf(Field rows, String rest) {
        Matcher row = INDEXED.matcher(rest);
        String within = row.matches() && row.group(2) != null ? row.group(2) : "";
        Field column = rows.columns().stream()
                .filter(one -> within.startsWith(one.pointer()))
                .findFirst()
                .orElse(rows.columns().get(0));
        return Transcript.input(rows.name(column), row(rows.path(), rest));
    }

    /** The row of the form that an element of the JSON came from, blank rows being left out there. */
    private int row(String path, String rest) {
        Matcher index = INDEXED.matcher(rest);
        if (!index.matches()) {
            return 0;
        }
        List<Integer> rows = rowsOf.getOrDefault(path, List.of());
        int at = Integer.parseInt(index.group(1));
        return at < rows.size() ? rows.get(at) : 0;
    }
}
