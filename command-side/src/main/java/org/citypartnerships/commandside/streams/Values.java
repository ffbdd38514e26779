package org.citypartnerships.commandside.streams;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.citypartnerships.commands.Command;
import org.citypartnerships.values.EntryRef;
import org.jspecify.annotations.Nullable;

/** Walks a record: every value in it with its place. */
public final class Values {

    private static final ClassValue<Component[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected Component[] computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toArray(Component[]::new);
        }
    };

    /** A field of a record, and what reads it: made ready once, since reflection asks each time whether it may. */
    private record Component(String name, MethodHandle reader) {
        private static Component of(RecordComponent component) {
            try {
                return new Component(
                        component.getName(),
                        MethodHandles.lookup()
                                .unreflect(component.getAccessor())
                                .asType(MethodType.methodType(Object.class, Record.class)));
            } catch (IllegalAccessException hidden) {
                throw new IllegalStateException("a record's accessor is hidden: " + component, hidden);
            }
        }

        private @Nullable Object of(Record owner) {
            try {
                return (Object) reader.invokeExact(owner);
            } catch (RuntimeException | Error failure) {
                throw failure;
            } catch (Throwable e) {
                throw new IllegalStateException("a record's accessor failed: " + name, e);
            }
        }
    }

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

    private static void walk(Place at, Object value, Visitor visitor) {
        if (value instanceof Record nested) {
            Place place = value instanceof Command && at != Place.ROOT ? at.of("payload") : at;
            visitor.visit(place, value);
            if (!(value instanceof EntryRef)) {
                walkIn(place, nested, visitor);
            }
            return;
        }
        visitor.visit(at, value);
        if (!(value instanceof String) && value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(at.of(i), list.get(i), visitor);
            }
        }
    }

    private static void walkIn(Place place, Record record, Visitor visitor) {
        for (Component component : COMPONENTS.get(record.getClass())) {
            Object value = component.of(record);
            if (value != null) {
                walk(place.of(component.name()), value, visitor);
            }
        }
    }
}
