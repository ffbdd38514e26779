package org.citypartnerships.queryside.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a command as a form asks for it.
 *
 * @param path where it stands in the command: {@code instrument.place.party}; of a column of rows, within its row
 * @param asked how it is asked for
 * @param required whether the command has to have it
 * @param rare whether it is asked for only on demand, since most documents do not say it
 * @param constants what can be chosen
 * @param standard what is there before somebody types: the constant that most documents mean
 * @param columns the fields of each row
 */
record Field(
        String path,
        Asked asked,
        boolean required,
        boolean rare,
        List<String> constants,
        @Nullable String constantsOf,
        String standard,
        List<Field> columns) {

    static Field field(String path, Asked asked) {
        return new Field(path, asked, false, false, List.of(), null, "", List.of());
    }

    /** One of the constants. */
    static Field choice(String path, Class<? extends Enum<?>> constants) {
        return choosing(path, Asked.CHOICE, constants);
    }

    /** Any of the constants. */
    static Field choices(String path, Class<? extends Enum<?>> constants) {
        return choosing(path, Asked.CHOICES, constants);
    }

    private static Field choosing(String path, Asked asked, Class<? extends Enum<?>> constants) {
        List<String> names = java.util.Arrays.stream(constants.getEnumConstants())
                .map(Enum::name)
                .toList();
        return new Field(path, asked, false, false, names, constants.getSimpleName(), "", List.of());
    }

    /** Several of something. */
    static Field rows(String path, Field... columns) {
        return new Field(path, Asked.ROWS, false, false, List.of(), null, "", List.of(columns));
    }

    Field needed() {
        return new Field(path, asked, true, rare, constants, constantsOf, standard, columns);
    }

    Field onDemand() {
        return new Field(path, asked, required, true, constants, constantsOf, standard, columns);
    }

    Field standard(String constant) {
        return new Field(path, asked, required, rare, constants, constantsOf, constant, columns);
    }

    /** Where it stands in the command's JSON: {@code /instrument/place/party}; a link stands among all links. */
    String pointer() {
        return "/" + (asked == Asked.LINK ? "header.links" : path).replace('.', '/');
    }

    /** The name of a column's inputs. */
    String name(Field column) {
        return path + "." + column.path();
    }

    /** The input to go to where it says nothing. */
    String firstInput() {
        return asked == Asked.ROWS
                ? name(columns.stream().filter(Field::required).findFirst().orElse(columns.get(0)))
                : path;
    }
}
