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

        /** The place within this one of a field of this name, or of the element of this number. */
        public Place of(Object component) {
            return new Place(this, component);
        }

        @Override
        public String toString() {
            return within == null ? "" : within + "/" + name;
        }
    }

    /**
     * Shows each value in the record, however deep, with its place; a record before the values in it. A reference to an entry is
     * one text and not looked into; a command within a command stands in its payload.
     */
    public static void in(Record record, Visitor visitor) {
        walk(Place.ROOT, record, visitor);
    }

    private static void walk(Place at, @Nullable Object value, Visitor visitor) {
        if (value == null) {
            return;
        }
        Place place = value instanceof Command && at != Place.ROOT ? at.of("payload") : at;
        visitor.visit(place, value);
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(place.of(i), list.get(i), visitor);
            }
        } else if (value instanceof Record nested && !(value instanceof EntryRef)) {
            for (RecordComponent component : COMPONENTS.get(nested.getClass())) {
                walk(place.of(component.getName()), read(component, nested), visitor);
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
