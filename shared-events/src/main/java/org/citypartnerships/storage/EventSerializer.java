package org.citypartnerships.storage;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.ByteArrayToJsonNodeConverter;
import org.axonframework.serialization.jackson3.JsonNodeToByteArrayConverter;
import org.axonframework.serialization.jackson3.JsonNodeToObjectNodeConverter;
import org.axonframework.serialization.jackson3.ObjectNodeToJsonNodeConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events and their metadata as Axon stores and reads them: under stored names, as JSON in text, bytes or a tree.
 *
 * <p>A stored name that is not known is an error here, where Axon's own serializers would let readers pass over the event.
 * For anything but events and metadata (tokens, commands) use another serializer.
 */
public final class EventSerializer implements Serializer {
    private final EventJson events;
    private final JsonMapper mapper;
    private final ChainingConverter converter = new ChainingConverter();

    /** A serializer of the registry's events. */
    public EventSerializer() {
        this(EventJson.ours());
    }

    /** A serializer of other events. */
    public EventSerializer(EventJson events) {
        this.events = events;
        this.mapper = events.mapper();
        converter.registerConverter(new JsonNodeToByteArrayConverter(mapper));
        converter.registerConverter(new ByteArrayToJsonNodeConverter(mapper));
        converter.registerConverter(new JsonNodeToObjectNodeConverter());
        converter.registerConverter(new ObjectNodeToJsonNodeConverter());
    }

    /**
     * The JSON of an event, or of metadata as a flat object of texts.
     *
     * @throws UnknownStoredName if the class has no stored name
     * @throws SerializationException if a value of the metadata is no text
     */
    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> expectedRepresentation) {
        JsonNode json = object instanceof MetaData metaData ? tree(metaData) : mapper.valueToTree(object);
        SerializedType type = typeForClass(object == null ? null : object.getClass());
        T content = converter.convert(
                String.class.equals(expectedRepresentation) ? json.toString() : json,
                String.class.equals(expectedRepresentation) ? String.class : JsonNode.class,
                expectedRepresentation);
        return new SimpleSerializedObject<>(content, expectedRepresentation, type);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> expectedRepresentation) {
        return String.class.equals(expectedRepresentation)
                || JsonNode.class.equals(expectedRepresentation)
                || converter.canConvert(JsonNode.class, expectedRepresentation);
    }

    /**
     * The event or metadata.
     *
     * @throws UnknownStoredName if its name or revision is not known
     * @throws SerializationException if its JSON is not that of such an event, naming event and field
     */
    @Override
    @SuppressWarnings({"unchecked", "NullAway", "TypeParameterUnusedInFormals"}) // Axon wants it so
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        SerializedType type = serialized.getType();
        if (SimpleSerializedType.emptyType().equals(type)) {
            return null;
        }
        if (serialized.getData() instanceof String text) {
            return (T) read(type, text);
        }
        JsonNode json;
        try {
            json = converter.convert(serialized, JsonNode.class).getData();
        } catch (RuntimeException unreadable) {
            throw new SerializationException("a stored '" + type.getName() + "' is no JSON", unreadable);
        }
        return (T) (isMetaData(type) ? metaData(json) : events.readNewest(type.getName(), type.getRevision(), json));
    }

    /** Straight from the text as the store gives it, without a tree: it is what a replay does most. */
    private Object read(SerializedType type, String text) {
        if (!isMetaData(type)) {
            return events.readNewest(type.getName(), type.getRevision(), text);
        }
        try (JsonParser json = mapper.createParser(text)) {
            return metaData(json);
        } catch (JacksonException unreadable) {
            throw new SerializationException("stored metadata are no JSON", unreadable);
        }
    }

    /** @throws UnknownStoredName if no class of ours has this name and revision */
    @Override
    public Class<?> classForType(SerializedType type) {
        if (SimpleSerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        return isMetaData(type) ? MetaData.class : events.names().classOf(type.getName(), type.getRevision());
    }

    /** @throws UnknownStoredName if the class has no stored name */
    @Override
    public SerializedType typeForClass(@Nullable @SuppressWarnings("rawtypes") Class type) {
        if (type == null || Void.class.equals(type) || Void.TYPE.equals(type)) {
            return SimpleSerializedType.emptyType();
        }
        if (MetaData.class.equals(type)) {
            return new SimpleSerializedType(MetaData.class.getName(), null);
        }
        return new SimpleSerializedType(
                events.names().nameOf(type), events.names().revisionOf(type));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }

    private static boolean isMetaData(SerializedType type) {
        return MetaData.class.getName().equals(type.getName());
    }

    private ObjectNode tree(MetaData metaData) {
        ObjectNode json = mapper.createObjectNode();
        metaData.forEach((key, value) -> {
            if (!(value instanceof String text)) {
                throw new SerializationException("metadata are texts, and " + key + " is none");
            }
            json.put(key, text);
        });
        return json;
    }

    private static MetaData metaData(JsonParser json) {
        Map<String, String> values = new LinkedHashMap<>();
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new SerializationException("metadata are an object");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_STRING) {
                throw new SerializationException("metadata are texts, and " + key + " is none");
            }
            values.put(key, json.getString());
        }
        return MetaData.from(values);
    }

    private static MetaData metaData(JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        json.properties().forEach(property -> {
            if (!property.getValue().isString()) {
                throw new SerializationException("metadata are texts, and " + property.getKey() + " is none");
            }
            values.put(property.getKey(), property.getValue().asString());
        });
        return MetaData.from(values);
    }
}
