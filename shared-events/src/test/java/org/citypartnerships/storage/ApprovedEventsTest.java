package org.citypartnerships.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.citypartnerships.events.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.ObjectNode;

/** What is stored today can be read tomorrow: one file for every event and revision, never edited. */
class ApprovedEventsTest {
    private static final Path APPROVED = Path.of("src/test/resources/approved-events");
    private static final Path RECEIVED = Path.of("target/received-events");
    private final EventJson json = EventJson.ours();

    @ParameterizedTest
    @MethodSource("files")
    void an_event_is_written_as_approved_and_read_from_what_was_approved(Approved file) throws IOException {
        String written = pretty(json.write(file.event())) + "\n";
        if (!Files.exists(APPROVED.resolve(file.name()))) {
            Files.createDirectories(RECEIVED);
            Files.writeString(RECEIVED.resolve(file.name()), written);
            fail("no approved file: read " + RECEIVED.resolve(file.name()) + " and copy it to " + APPROVED);
        }
        String approved = Files.readString(APPROVED.resolve(file.name()));
        assertThat(written).isEqualTo(approved);
        assertThat(json.read(StoredNames.ours().nameOf(file.event().getClass()), "1", approved))
                .isEqualTo(file.event());
    }

    @Test
    void every_event_and_revision_has_an_approved_file_and_every_file_an_event() throws IOException {
        Set<String> expected = new TreeSet<>();
        StoredNames.ours()
                .classes()
                .forEach(type -> expected.add(fileName(type, StoredNames.ours().revisionOf(type), "")));
        Examples.minimal().forEach(event -> expected.add(fileName(event.getClass(), "1", ".minimal")));
        try (Stream<Path> files = Files.list(APPROVED)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_whole_example_sets_every_field_of_its_event(Event event) throws ReflectiveOperationException {
        for (RecordComponent component : event.getClass().getRecordComponents()) {
            Object value = component.getAccessor().invoke(event);
            assertThat(value).as(component.getName()).isNotNull();
            if (value instanceof Collection<?> values) {
                assertThat(values).as(component.getName()).isNotEmpty();
            }
        }
    }

    @Test
    void every_field_of_every_value_stands_in_some_approved_file() throws ReflectiveOperationException {
        Set<String> fields = new TreeSet<>();
        Set<String> set = new TreeSet<>();
        for (Event event : Examples.all()) {
            collect(event, fields, set);
        }
        assertThat(set).containsExactlyElementsOf(fields).contains("Term.noticePeriod", "RelativeTo.amount");
    }

    private static void collect(Object value, Set<String> fields, Set<String> set) throws ReflectiveOperationException {
        if (value instanceof List<?> values) {
            for (Object element : values) {
                collect(element, fields, set);
            }
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                String name = value.getClass().getSimpleName() + "." + component.getName();
                Object field = component.getAccessor().invoke(value);
                fields.add(name);
                if (field != null && !List.of().equals(field)) {
                    set.add(name);
                    collect(field, fields, set);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_field_that_an_event_does_not_have_is_an_error_and_not_skipped(Event event) {
        String name = StoredNames.ours().nameOf(event.getClass());
        ObjectNode stored = (ObjectNode) json.mapper().valueToTree(event);
        stored.put("colour", "red");
        assertThatThrownBy(() -> json.read(name, "1", stored.toString()))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("colour");
    }

    @Test
    void nothing_that_is_absent_is_written_and_nothing_false_is_left_out() {
        assertThat(json.write(Examples.minimal().get(3))).isEqualTo("""
                        {"partyId":"party:harbin-trade-fair-cn","header":{"entryId":"s3-07","visibility":"PUBLIC"},\
                        "name":{"text":"Russian-Chinese EXPO","kind":"PROPER"},"planned":false}""");
    }

    static Stream<Approved> files() {
        return Stream.concat(
                Examples.all().stream()
                        .map(event -> new Approved(fileName(event.getClass(), revision(event), ""), event)),
                Examples.minimal().stream()
                        .map(event -> new Approved(fileName(event.getClass(), revision(event), ".minimal"), event)));
    }

    static Stream<Event> examples() {
        return Examples.all().stream();
    }

    private static String revision(Event event) {
        return event.getClass().getAnnotation(Revision.class).value();
    }

    private static String fileName(Class<?> type, String revision, String variant) {
        return StoredNames.ours().nameOf(type) + ".r" + revision + variant + ".json";
    }

    private String pretty(String compact) {
        return json.mapper()
                .writer()
                .with(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(json.mapper().readTree(compact))
                .replace("\r\n", "\n");
    }

    record Approved(String name, Event event) {
        @Override
        public String toString() {
            return name;
        }
    }
}
