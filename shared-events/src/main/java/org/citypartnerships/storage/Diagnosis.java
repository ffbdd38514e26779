package org.citypartnerships.storage;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.citypartnerships.commands.Command;
import org.citypartnerships.values.FieldRefused;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.Protected;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says of a JSON document that a record could not be made of what is wrong with each of its fields. */
final class Diagnosis {
    private static final Set<Class<?>> ALSO_A_TEXT = Set.of(StatedDate.class, PartnershipRef.class, Subject.class);

    private final JsonMapper mapper;
    private final List<Problem> problems = new ArrayList<>();

    Diagnosis(JsonMapper mapper) {
        this.mapper = mapper;
    }

    List<Problem> of(Class<?> type, JsonNode json) {
        value(type, json, "");
        return problems;
    }

    private void value(Class<?> type, JsonNode json, String pointer) {
        if (type == Command.class) {
            command(json, pointer);
        } else if (!type.isRecord()
                || TextForm.of(type).isPresent()
                || (ALSO_A_TEXT.contains(type) && json.isString())) {
            leaf(type, json, pointer);
        } else if (json instanceof ObjectNode object) {
            object(type, object, pointer);
        } else {
            add(pointer, ALSO_A_TEXT.contains(type) ? "is neither a text nor an object" : "is no object: write {…}");
        }
    }

    private void command(JsonNode json, String pointer) {
        if (!(json instanceof ObjectNode object)) {
            add(pointer, "is no object: write {\"command\":…,\"payload\":{…}}");
            return;
        }
        object.propertyNames().stream()
                .filter(name -> !name.equals(NestedCommands.NAME) && !name.equals(NestedCommands.PAYLOAD))
                .sorted()
                .forEach(name -> add(pointer + "/" + shown(name), "is no field here; there are command, payload"));
        JsonNode payload = object.get(NestedCommands.PAYLOAD);
        Class<?> type =
                CommandNames.ofFacts().get(object.path(NestedCommands.NAME).asString(""));
        if (type == null) {
            add(
                    pointer + "/" + NestedCommands.NAME,
                    "is the name of the command that recorded the entry, as SignProtocol");
        }
        if (payload == null || payload.isNull()) {
            add(pointer + "/" + NestedCommands.PAYLOAD, "is missing");
        } else if (type != null) {
            value(type, payload, pointer + "/" + NestedCommands.PAYLOAD);
        }
    }

    private void object(Class<?> type, ObjectNode json, String pointer) {
        int before = problems.size();
        List<RecordField> fields = RecordField.of(type);
        Set<String> unknown = new HashSet<>(json.propertyNames());
        for (RecordField field : fields) {
            unknown.remove(field.name());
            JsonNode value = json.get(field.name());
            String at = pointer + "/" + Problem.escaped(field.name());
            if (value == null || value.isNull()) {
                if (field.required()) {
                    add(at, "is missing");
                }
            } else if (field.list()) {
                list(field, value, at);
            } else {
                value(field.type(), value, at);
            }
        }
        String known = fields.stream().map(RecordField::name).collect(joining(", "));
        unknown.stream()
                .sorted()
                .forEach(name -> add(pointer + "/" + shown(name), "is no field here; there are " + known));
        if (problems.size() == before) {
            refusal(type, json, pointer);
        }
    }

    private void list(RecordField field, JsonNode json, String pointer) {
        if (!(json instanceof ArrayNode array)) {
            add(pointer, "is no list: write […]");
        } else if (array.isEmpty() && field.atLeastOne()) {
            add(pointer, "is empty: give at least one");
        } else {
            for (int i = 0; i < array.size(); i++) {
                value(field.type(), array.get(i), pointer + "/" + i);
            }
        }
    }

    private void leaf(Class<?> type, JsonNode json, String pointer) {
        if (json.isNull()) {
            add(pointer, "is nothing: write it, or leave it out");
        } else if (type == Protected.class) {
            if (!binds(type, json)) {
                add(pointer, "is a person's name, and stands beside the personId of the person");
            }
        } else {
            refusal(type, json, pointer);
        }
    }

    private boolean binds(Class<?> type, JsonNode json) {
        try {
            mapper.treeToValue(json, type);
            return true;
        } catch (JacksonException | ArithmeticException refused) {
            return false;
        }
    }

    private void refusal(Class<?> type, JsonNode json, String pointer) {
        try {
            mapper.treeToValue(json, type);
        } catch (JacksonException | ArithmeticException refused) {
            IllegalArgumentException rule = ruleBroken(refused);
            if (rule == null || !isRightKind(type, json)) {
                add(pointer, whatToWrite(type));
            } else if (rule instanceof FieldRefused one && json instanceof ObjectNode object) {
                fields(type, object, one, pointer);
            } else {
                add(pointer, String.valueOf(rule.getMessage()));
            }
        }
    }

    /** A record tells only the first of its fields that it refuses: without that it tells the next. */
    private void fields(Class<?> type, ObjectNode json, FieldRefused first, String pointer) {
        ObjectNode rest = json.deepCopy();
        FieldRefused next = first;
        while (next != null) {
            add(pointer + "/" + Problem.escaped(next.field()), withoutItsName(next));
            boolean wasThere = rest.remove(next.field()) != null;
            next = wasThere ? refusedOf(type, rest) : null;
        }
    }

    private @Nullable FieldRefused refusedOf(Class<?> type, ObjectNode json) {
        try {
            mapper.treeToValue(json, type);
            return null;
        } catch (JacksonException | ArithmeticException refused) {
            // That something is missing now is our own doing.
            return ruleBroken(refused) instanceof FieldRefused one && json.has(one.field()) ? one : null;
        }
    }

    /** The pointer names the field already. */
    private static String withoutItsName(FieldRefused one) {
        String rule = String.valueOf(one.getMessage());
        String name = one.field() + " ";
        return rule.startsWith(name) ? rule.substring(name.length()) : rule;
    }

    /** What the record or value said that refused: what to write. */
    private static @Nullable IllegalArgumentException ruleBroken(Throwable refused) {
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException rule) {
                return rule;
            }
        }
        return null;
    }

    private static boolean isRightKind(Class<?> type, JsonNode json) {
        return json.isObject() || (json.isString() && type != String.class);
    }

    private static String whatToWrite(Class<?> type) {
        if (type.isEnum()) {
            return "is one of "
                    + Stream.of(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(joining(", "));
        }
        if (type == int.class || type == Integer.class || type == long.class) {
            return "is a whole number, without quotes";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "is true or false, without quotes";
        }
        return TextForm.of(type).map(text -> "is " + text.description()).orElse("is a text in quotes");
    }

    private static String shown(String name) {
        return Problem.escaped(name.length() > 60 ? name.substring(0, 60) + "…" : name);
    }

    private void add(String pointer, String message) {
        problems.add(new Problem(pointer, message));
    }
}
