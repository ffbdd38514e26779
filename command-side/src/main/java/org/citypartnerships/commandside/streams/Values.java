package org.citypartnerships.commandside.streams;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import org.citypartnerships.commands.Command;
import org.citypartnerships.values.EntryRef;
import org.jspecify.annotations.Nullable;

/** Walks a record: every value in it with its place. */
public final class Values {

    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private Values() {}

    /** Is shown each value. */
    @FunctionalInterface
    public interface Visitor {
        /** There is this value at this place. */
        void visit(Place place, Object value);
    }

    /** Where a value stands; as a text the JSON pointer, which is made only for who wants it. */
    public static final class Place {
        private static final Place ROOT = new Place(null, "");

        private final @Nullable Place within;
        private final Object name;

        private Place(@Nullable Place within, Object name) {
            this.within = within;
            this.name = name;
        }

        @Override
        public String toString() {
            return within == null ? "" : within + "/" + name;
        }
    }

    /**
     * Shows each value in the record, however deep, with its place; a record before the values in it. A reference to an entry is
     * one text and not looked into.
     */
    public static void in(Record record, Visitor visitor) {
        walk(Place.ROOT, record, visitor);
    }

    private static void walk(Place place, @Nullable Object value, Visitor visitor) {
        if (value == null) {
            return;
        }
        visitor.visit(place, value);
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(new Place(place, i), list.get(i), visitor);
            }
        } else if (value instanceof Record nested && !(value instanceof EntryRef)) {
            Place within = nested instanceof Command && place != Place.ROOT ? new Place(place, "payload") : place;
            for (RecordComponent component : COMPONENTS.get(nested.getClass())) {
                walk(new Place(within, component.getName()), read(component, nested), visitor);
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
