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
    private final Map<Integer, String> linkAt = new LinkedHashMap<>();

    Origins(CommandForm form) {
        this.form = form;
    }

    /** From which rows of the form the elements of a list came. */
    void rows(String path, List<Integer> rows) {
        rowsOf.put(path, rows);
    }

    /** From which field the link at this place came. */
    void link(int index, String path) {
        linkAt.put(index, path);
    }

    /** The input that wrote this place, or else the nearest within or around it; null if the form asks for nothing there. */
    @Nullable
    String of(String pointer) {
        Field best = null;
        for (Field field : form.fields()) {
            if (isWithin(pointer, field)
                    && (best == null
                            || field.pointer().length() > best.pointer().length())) {
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
            case LINK -> linkOf(best, rest);
            case PERSON -> Transcript.input(shownBeside(best, form.fields()).path(), 0);
            default -> best.path();
        };
    }

    private static boolean isWithin(String pointer, Field field) {
        String own = field.pointer();
        return pointer.equals(own) || pointer.startsWith(own + "/");
    }

    /** The first field within what is refused as a whole: a place that is empty. */
    private @Nullable String containing(String pointer) {
        return form.fields().stream()
                .filter(field -> field.pointer().startsWith(pointer + "/"))
                .findFirst()
                .map(Field::firstInput)
                .orElse(null);
    }

    private String linkOf(Field first, String rest) {
        Matcher index = INDEXED.matcher(rest);
        return index.matches() ? linkAt.getOrDefault(Integer.parseInt(index.group(1)), first.path()) : first.path();
    }

    /** Nobody types a person's id, or that a change is in percent: what is typed beside it says who, or how much. */
    private static Field shownBeside(Field field, List<Field> all) {
        if (isShown(field)) {
            return field;
        }
        String parent = field.path().substring(0, field.path().lastIndexOf('.') + 1);
        return all.stream()
                .filter(Origins::isShown)
                .filter(other -> other.path().startsWith(parent))
                .findFirst()
                .orElse(field);
    }

    private static boolean isShown(Field field) {
        return field.asked() != Asked.PERSON && field.asked() != Asked.GIVEN;
    }

    private String sideOf(String rest) {
        Matcher side = SIDE.matcher(rest);
        if (!side.matches()) {
            return rest.startsWith("/strand") ? SideAnswers.STRAND : "sides.1";
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
                .filter(one -> isWithin(within, one))
                .findFirst()
                .or(() -> rows.columns().stream()
                        .filter(one -> one.pointer().startsWith(within + "/"))
                        .findFirst())
                .orElse(rows.columns().get(0));
        return Transcript.input(rows.name(shownBeside(column, rows.columns())), row(rows.path(), rest));
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
