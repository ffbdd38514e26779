package org.citypartnerships.storage;

import java.util.List;
import java.util.Set;
import org.citypartnerships.events.Entry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.BeanPropertyWriter;
import tools.jackson.databind.ser.ValueSerializerModifier;

/** An entry within an event, as a correction carries it: with its stored name, so that it is read and upcast like any other. */
final class NestedEntries extends SimpleModule {
    private static final long serialVersionUID = 1;

    NestedEntries(EventJson events) {
        super("nested entries");
        setSerializerModifier(new OfDeclaredType(new Writer(events)));
        addDeserializer(Entry.class, new Reader(events));
    }

    /** A serializer for the interface would also write whole events: only fields that are declared as Entry are nested. */
    private static final class OfDeclaredType extends ValueSerializerModifier {
        private static final long serialVersionUID = 1;
        private final transient ValueSerializer<Object> writer;

        OfDeclaredType(ValueSerializer<Object> writer) {
            this.writer = writer;
        }

        @Override
        public List<BeanPropertyWriter> changeProperties(
                SerializationConfig config, BeanDescription.Supplier bean, List<BeanPropertyWriter> properties) {
            properties.stream()
                    .filter(property -> property.getType().hasRawClass(Entry.class))
                    .forEach(property -> property.assignSerializer(writer));
            return properties;
        }
    }

    private static final class Writer extends ValueSerializer<Object> {
        private final EventJson events;

        Writer(EventJson events) {
            this.events = events;
        }

        @Override
        public void serialize(Object entry, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty("name", events.names().nameOf(entry.getClass()));
            json.writeStringProperty("revision", events.names().revisionOf(entry.getClass()));
            json.writeName("payload");
            context.writeValue(json, entry);
            json.writeEndObject();
        }
    }

    private static final class Reader extends ValueDeserializer<Entry> {
        private static final Set<String> FIELDS = Set.of("name", "revision", "payload");
        private final EventJson events;

        Reader(EventJson events) {
            this.events = events;
        }

        @Override
        public Entry deserialize(JsonParser json, DeserializationContext context) {
            JsonNode tree = context.readTree(json);
            if (!tree.isObject() || !Set.copyOf(tree.propertyNames()).equals(FIELDS)) {
                return context.reportInputMismatch(
                        Entry.class, "an entry within an event has name, revision and payload");
            }
            return events.readEntry(new StoredEvent(
                    tree.get("name").asString(), tree.get("revision").asString(), tree.get("payload")));
        }
    }
}
