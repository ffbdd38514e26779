package org.citypartnerships.storage;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.citypartnerships.commands.Command;
import org.citypartnerships.values.AtLeastOne;
import org.citypartnerships.values.DefaultsTo;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A field of a record as it stands in a command's JSON.
 *
 * @param name its name
 * @param type its type, of a list that of an element
 * @param list whether it is a list
 * @param required whether it must be there
 * @param atLeastOne whether the list must not be empty
 * @param defaultsTo what it is if it is left out, as in JSON
 */
record RecordField(
        String name,
        Class<?> type,
        boolean list,
        boolean required,
        boolean atLeastOne,
        @Nullable String defaultsTo) {
    /** Filled by the door before a command is bound, so that clients may leave them out. */
    private static final Set<String> FILLED_BY_THE_DOOR = Set.of("header", "entryId");

    /** The fields of a record, in order. */
    static List<RecordField> of(Class<?> type) {
        if (type == Subject.class || type == PartnershipRef.class) {
            // By its sides; the id is written as a text instead of the object.
            return of(PartnershipRef.class.getRecordComponents())
                    .filter(field -> !field.name().equals("id"))
                    .map(field -> field.name().equals("sides")
                            ? new RecordField("sides", field.type(), true, true, true, null)
                            : field)
                    .toList();
        }
        return of(type.getRecordComponents()).toList();
    }

    private static Stream<RecordField> of(RecordComponent[] components) {
        return Stream.of(components).map(RecordField::of);
    }

    private static RecordField of(RecordComponent component) {
        boolean list = component.getType() == List.class;
        boolean atLeastOne = component.isAnnotationPresent(AtLeastOne.class);
        DefaultsTo defaultsTo = component.getAnnotation(DefaultsTo.class);
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || defaultsTo != null
                || (list && !atLeastOne)
                || isFilledByTheDoor(component);
        return new RecordField(
                component.getName(),
                list ? elementOf(component.getGenericType()) : component.getType(),
                list,
                !optional,
                atLeastOne,
                defaultsTo == null ? null : defaultsTo.value());
    }

    private static Class<?> elementOf(Type list) {
        return (Class<?>) ((ParameterizedType) list).getActualTypeArguments()[0];
    }

    private static boolean isFilledByTheDoor(RecordComponent component) {
        Class<?> record = component.getDeclaringRecord();
        return FILLED_BY_THE_DOOR.contains(component.getName())
                && (record == Header.class || Command.class.isAssignableFrom(record));
    }
}
