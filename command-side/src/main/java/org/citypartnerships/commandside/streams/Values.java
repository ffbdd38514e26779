package org.citypartnerships.commandside.streams;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.BiConsumer;
import org.citypartnerships.commands.Command;
import org.citypartnerships.values.EntryRef;
import org.jspecify.annotations.Nullable;

/** Walks a record: every value in it with its place. */
public final class Values {

    private Values() {}

    /**
     * Shows each value in the record, however deep, with its JSON pointer; a record before the values in it. A reference to an
     * entry is one text and not looked into.
     */
    public static void in(Record record, BiConsumer<String, Object> visitor) {
        walk("", record, visitor);
    }

    private static void walk(String pointer, @Nullable Object value, BiConsumer<String, Object> visitor) {
        if (value == null) {
            return;
        }
        visitor.accept(pointer, value);
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(pointer + '/' + i, list.get(i), visitor);
            }
        } else if (value instanceof Record nested && !(value instanceof EntryRef)) {
            String within = nested instanceof Command && !pointer.isEmpty() ? pointer + "/payload" : pointer;
            for (RecordComponent component : nested.getClass().getRecordComponents()) {
                walk(within + '/' + component.getName(), read(component, nested), visitor);
            }
        }
    }

    private static @Nullable Object read(RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a record's accessor failed: " + component, e);
        }
    }
}
