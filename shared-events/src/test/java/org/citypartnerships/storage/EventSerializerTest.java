package org.citypartnerships.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.ProtocolSigned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class EventSerializerTest {
    private final EventSerializer serializer = new EventSerializer();

    @ParameterizedTest
    @MethodSource("org.citypartnerships.storage.ApprovedEventsTest#examples")
    void an_event_comes_back_from_text_bytes_and_tree(Event event) {
        for (Class<?> representation : new Class<?>[] {String.class, byte[].class, JsonNode.class}) {
            assertThat(serializer.canSerializeTo(representation)).isTrue();
            SerializedObject<?> serialized = serializer.serialize(event, representation);
            assertThat(serialized.getData()).isInstanceOf(representation);
            assertThat(serializer.<Object, Event>deserialize(asObject(serialized)))
                    .isEqualTo(event);
        }
    }

    @Test
    void a_protocol_is_stored_under_its_stored_name_and_revision() {
        SerializedObject<String> stored = serializer.serialize(Examples.protocolSigned(), String.class);
        assertThat(stored.getType()).isEqualTo(new SimpleSerializedType("protocol-signed", "1"));
        assertThat(serializer.classForType(stored.getType())).isEqualTo(ProtocolSigned.class);
        assertThat(stored.getData())
                .startsWith(
                        "{\"partnershipId\":\"partnership:harbin-cn~murmansk-ru\",\"header\":{\"entryId\":\"s3-04\"");
    }

    @Test
    void an_unknown_stored_name_is_an_error_and_not_passed_over() {
        assertThatThrownBy(() -> serializer.classForType(new SimpleSerializedType("protocol-sung", "1")))
                .isInstanceOf(UnknownStoredName.class);
        assertThatThrownBy(() -> serializer.deserialize(stored("protocol-sung", "1", "{}")))
                .isInstanceOf(UnknownStoredName.class);
        assertThatThrownBy(() -> serializer.deserialize(stored("protocol-signed", "7", "{}")))
                .isInstanceOf(UnknownStoredName.class);
        assertThat(EventJson.ours().reads("protocol-sung", "1")).isFalse();
        assertThat(EventJson.ours().reads("protocol-signed", "1")).isTrue();
    }

    @Test
    void a_class_without_a_stored_name_is_not_stored() {
        assertThatThrownBy(() -> serializer.serialize("a text", String.class)).isInstanceOf(UnknownStoredName.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"partnershipId\":\"partnership:harbin-cn~murmansk-ru\",\"confirms\":5}",
                "{\"stream\":\"partnership:harbin-cn~murmansk-ru\",\"confirms\":5}",
                "{\"stream\":\"harbin\",\"confirms\":\"s3-04\"}",
                "{\"confirms\":\"s3-04\"}",
                "{\"stream\":\"party:harbin-cn\",\"stream\":\"party:harbin-cn\",\"confirms\":\"s3-04\"}",
                "{\"stream\"",
                "[]"
            })
    void what_is_not_the_json_of_the_event_is_an_error_that_names_the_event(String json) {
        assertThatThrownBy(() -> serializer.deserialize(stored("entry-confirmed", "1", json)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("entry-confirmed");
    }

    @Test
    void metadata_are_a_flat_object_of_texts() {
        MetaData metaData = MetaData.from(Map.of("door", "api", "commandId", "c-1"));
        SerializedObject<String> stored = serializer.serialize(metaData, String.class);
        assertThat(EventJson.ours().mapper().readTree(stored.getData()))
                .isEqualTo(EventJson.ours().mapper().readTree("{\"door\":\"api\",\"commandId\":\"c-1\"}"));
        assertThat(serializer.<String, MetaData>deserialize(stored)).isEqualTo(metaData);
        assertThatThrownBy(() -> serializer.serialize(MetaData.with("line", 5), String.class))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("line");
        assertThatThrownBy(() -> serializer.deserialize(stored(MetaData.class.getName(), null, "{\"line\":5}")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("line");
    }

    @Test
    void no_name_of_a_person_stands_in_what_is_stored() {
        for (Event event : Examples.all()) {
            byte[] stored = serializer.serialize(event, byte[].class).getData();
            assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain(Examples.NAME);
        }
    }

    static SerializedObject<String> stored(String name, @Nullable String revision, String json) {
        return new SimpleSerializedObject<>(json, String.class, new SimpleSerializedType(name, revision));
    }

    @SuppressWarnings("unchecked")
    private static SerializedObject<Object> asObject(SerializedObject<?> serialized) {
        return (SerializedObject<Object>) serialized;
    }
}
