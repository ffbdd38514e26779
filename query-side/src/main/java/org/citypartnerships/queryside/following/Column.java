package org.citypartnerships.queryside.following;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of a read table.
 *
 * @param name its name, {@code from_day}
 * @param value its value in a row
 */
record Column<T>(String name, Function<T, @Nullable Object> value) {

    /** The components of a record as columns: {@code fromDay} is {@code from_day}. */
    static <T extends Record> Stream<Column<T>> of(Class<T> row) {
        return Stream.of(row.getRecordComponents())
                .map(component -> new Column<>(snakeCase(component.getName()), reading(component)));
    }

    @Nullable
    Object of(T row) {
        return value.apply(row);
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static <T> Function<T, @Nullable Object> reading(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true); // records of readers stay in their packages
        return row -> {
            try {
                return accessor.invoke(row);
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException("A component of a record can't be read: " + component, impossible);
            }
        };
    }
}
