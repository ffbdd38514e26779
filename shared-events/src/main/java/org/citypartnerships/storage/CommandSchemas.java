package org.citypartnerships.storage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.citypartnerships.commands.Command;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Subject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (draft 2020-12) of each command, made from its record: what a client may send, with what the door fills in
 * left optional.
 *
 * <p>It says all that holds for one field; rules between fields (a figure's scope names two parties) are told by the door.
 */
public final class CommandSchemas {
    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private CommandSchemas() {}

    /** The command's schema, a document of its own. */
    public static ObjectNode of(Class<? extends Command> command) {
        return new CommandSchemas().schema(command);
    }

    private ObjectNode schema(Class<? extends Command> command) {
        ObjectNode schema = MAPPER.createObjectNode();
        schema.put("$schema", DRAFT);
        schema.put("title", CommandNames.nameOf(command));
        schema.setAll(object(command));
        ObjectNode defs = schema.putObject("$defs");
        definitions.forEach(defs::set);
        return schema;
    }

    private ObjectNode object(Class<?> type) {
        ObjectNode object = ofType("object");
        ObjectNode properties = object.putObject("properties");
        List<RecordField> fields = RecordField.of(type);
        fields.forEach(field -> properties.set(field.name(), property(field, type)));
        List<String> required = fields.stream()
                .filter(RecordField::required)
                .map(RecordField::name)
                .toList();
        if (!required.isEmpty()) {
            ArrayNode names = object.putArray("required");
            required.forEach(names::add);
        }
        object.put("additionalProperties", false);
        return object;
    }

    private ObjectNode property(RecordField field, Class<?> owner) {
        if (!field.list()) {
            return withDefault(reference(field.type()), field.defaultsTo());
        }
        ObjectNode list = ofType("array");
        list.set("items", reference(field.type()));
        if (field.atLeastOne()) {
            boolean sides = owner == PartnershipRef.class || owner == Subject.class;
            list.put("minItems", sides ? 2 : 1);
        }
        return list;
    }

    private static ObjectNode withDefault(ObjectNode property, @Nullable String defaultsTo) {
        if (defaultsTo != null) {
            boolean literal = defaultsTo.matches("true|false|[0-9]+");
            property.set("default", MAPPER.readTree(literal ? defaultsTo : '"' + defaultsTo + '"'));
        }
        return property;
    }

    private ObjectNode reference(Class<?> type) {
        if (type == String.class) {
            return ofType("string");
        }
        if (type == boolean.class || type == Boolean.class) {
            return ofType("boolean");
        }
        if (type == int.class || type == Integer.class) {
            return ofType("integer").put("minimum", Integer.MIN_VALUE).put("maximum", Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return ofType("integer").put("minimum", Long.MIN_VALUE).put("maximum", Long.MAX_VALUE);
        }
        String name = type.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, MAPPER.createObjectNode()); // a type may be part of itself
            definitions.put(name, definition(type));
        }
        return MAPPER.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode definition(Class<?> type) {
        if (type.isEnum()) {
            ObjectNode choice = ofType("string");
            ArrayNode names = choice.putArray("enum");
            Stream.of(type.getEnumConstants()).forEach(constant -> names.add(((Enum<?>) constant).name()));
            return choice;
        }
        if (type == StatedDate.class) {
            return oneOf(
                    ofType("string").put("description", "a date in EDTF as precise as its source, as 2014-03"),
                    object(type).put("minProperties", 1));
        }
        if (type == PartnershipRef.class) {
            return oneOf(reference(PartnershipId.class), object(type));
        }
        if (type == Subject.class) {
            return oneOf(reference(PartyId.class), reference(PartnershipId.class), object(type));
        }
        if (type == Command.class) {
            return oneOf(CommandNames.ofFacts().entrySet().stream()
                    .map(command -> nested(command.getKey(), command.getValue()))
                    .toArray(ObjectNode[]::new));
        }
        return TextForm.of(type)
                .map(text -> ofType("string").put("pattern", text.pattern()).put("description", text.description()))
                .orElseGet(() -> object(type));
    }

    private ObjectNode nested(String command, Class<? extends Command> type) {
        ObjectNode nested = ofType("object");
        ObjectNode properties = nested.putObject("properties");
        properties.putObject(NestedCommands.NAME).put("const", command);
        properties.set(NestedCommands.PAYLOAD, reference(type));
        nested.putArray("required").add(NestedCommands.NAME).add(NestedCommands.PAYLOAD);
        return nested.put("additionalProperties", false);
    }

    private static ObjectNode oneOf(ObjectNode... choices) {
        ObjectNode choice = MAPPER.createObjectNode();
        ArrayNode of = choice.putArray("oneOf");
        Stream.of(choices).forEach(of::add);
        return choice;
    }

    private static ObjectNode ofType(String type) {
        return MAPPER.createObjectNode().put("type", type);
    }
}
