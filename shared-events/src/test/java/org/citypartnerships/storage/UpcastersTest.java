package org.citypartnerships.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.citypartnerships.events.EntryCorrected;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Older forms are read as if they had been written today; proved on an event of the tests' own. */
class UpcastersTest {
    /** Was stored as "bell-rung" with "town", then with "city", then as "bell-tolled". */
    @Revision("1")
    record BellTolled(String city, int times) {}

    private static final JsonUpcaster TOWN_TO_CITY =
            new JsonUpcaster("bell-rung", "1", "bell-rung", "2", json -> renamed(json, "town", "city"));
    private static final JsonUpcaster RUNG_TO_TOLLED =
            new JsonUpcaster("bell-rung", "2", "bell-tolled", "1", json -> json);

    private final EventJson bells = new EventJson(
            StoredNames.of(Map.of("bell-tolled", BellTolled.class)),
            new Upcasters(List.of(RUNG_TO_TOLLED, TOWN_TO_CITY)));

    @Test
    void the_oldest_form_is_read_by_both_steps_in_whatever_order_they_are_listed() {
        assertThat(bells.read("bell-rung", "1", "{\"town\":\"Harbin\",\"times\":3}"))
                .isEqualTo(new BellTolled("Harbin", 3));
        assertThat(bells.read("bell-rung", "2", "{\"city\":\"Harbin\",\"times\":3}"))
                .isEqualTo(new BellTolled("Harbin", 3));
        assertThat(bells.read("bell-tolled", "1", "{\"city\":\"Harbin\",\"times\":3}"))
                .isEqualTo(new BellTolled("Harbin", 3));
    }

    @Test
    void a_form_is_readable_if_the_steps_lead_to_one_that_is() {
        assertThat(bells.reads("bell-rung", "1")).isTrue();
        assertThat(bells.reads("bell-rung", "3")).isFalse();
        assertThat(bells.reads("bell-cast", "1")).isFalse();
    }

    @Test
    void axon_reads_the_oldest_form_from_the_text_in_the_row() {
        EventSerializer serializer = new EventSerializer(bells);
        EventData<?> row = new GenericDomainEventEntry<>(
                "bell",
                "bell:harbin",
                0,
                "event-1",
                Instant.EPOCH,
                "bell-rung",
                "1",
                "{\"town\":\"Harbin\",\"times\":3}",
                "{\"door\":\"api\"}");
        IntermediateEventRepresentation event = bells.upcasters()
                .asAxonUpcaster()
                .upcast(Stream.of(new InitialEventRepresentation(row, serializer)))
                .findFirst()
                .orElseThrow();
        assertThat(event.getType().getName()).isEqualTo("bell-tolled");
        assertThat(serializer.classForType(event.getType())).isEqualTo(BellTolled.class);
        assertThat(serializer.<JsonNode, BellTolled>deserialize(event.getData(JsonNode.class)))
                .isEqualTo(new BellTolled("Harbin", 3));
        assertThat(event.getMetaData().getObject()).isEqualTo(MetaData.with("door", "api"));
    }

    @Test
    void the_entry_that_a_correction_carries_is_upcast_like_any_other() {
        EventJson json = new EventJson(
                StoredNames.ours(),
                new Upcasters(List.of(
                        new JsonUpcaster(
                                "protocol-inked", "1", "protocol-inked", "2", tree -> renamed(tree, "paper", "deed")),
                        new JsonUpcaster(
                                "protocol-inked",
                                "2",
                                "protocol-signed",
                                "1",
                                tree -> renamed(tree, "deed", "instrument")))));
        EntryCorrected correction = Examples.entryCorrected();
        ObjectNode stored = (ObjectNode) json.mapper().readTree(json.write(correction));
        ObjectNode entry = (ObjectNode) stored.get("entry");
        entry.put("name", "protocol-inked");
        renamed(entry.get("payload"), "instrument", "paper");
        assertThat(json.read("entry-corrected", "1", stored.toString())).isEqualTo(correction);

        SerializedObject<String> row = EventSerializerTest.stored("entry-corrected", "1", stored.toString());
        assertThat(new EventSerializer(json).<String, EntryCorrected>deserialize(row))
                .isEqualTo(correction);
        assertThatThrownBy(() -> new EventSerializer().deserialize(row))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("protocol-inked");
    }

    @Test
    void what_is_no_entry_can_not_be_carried_by_a_correction() {
        ObjectNode stored =
                (ObjectNode) EventJson.ours().mapper().readTree(EventJson.ours().write(Examples.entryCorrected()));
        ((ObjectNode) stored.get("entry")).put("name", "entry-confirmed");
        assertThatThrownBy(() -> EventJson.ours().read("entry-corrected", "1", stored.toString()))
                .isInstanceOf(SerializationException.class);
        ((ObjectNode) stored.get("entry")).put("name", "protocol-signed").put("colour", "red");
        assertThatThrownBy(() -> EventJson.ours().read("entry-corrected", "1", stored.toString()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("/entry");
    }

    @Test
    void two_steps_from_one_form_and_a_circle_are_refused() {
        assertThatThrownBy(() -> new Upcasters(List.of(TOWN_TO_CITY, TOWN_TO_CITY)))
                .isInstanceOf(IllegalArgumentException.class);
        JsonUpcaster back = new JsonUpcaster("bell-tolled", "1", "bell-rung", "1", json -> json);
        assertThatThrownBy(() -> new Upcasters(List.of(TOWN_TO_CITY, RUNG_TO_TOLLED, back)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("circle");
        assertThatThrownBy(() -> new JsonUpcaster("bell-rung", "1", "bell-rung", "1", json -> json))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode renamed(JsonNode json, String from, String to) {
        ObjectNode object = (ObjectNode) json;
        object.set(to, object.remove(from));
        return object;
    }
}
