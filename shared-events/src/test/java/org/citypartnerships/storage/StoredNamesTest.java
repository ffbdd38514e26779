package org.citypartnerships.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.ProtocolSigned;
import org.junit.jupiter.api.Test;

class StoredNamesTest {
    private final StoredNames names = StoredNames.ours();

    @Test
    void every_event_has_a_stored_name_and_a_revision() {
        assertThat(names.classes()).containsExactlyInAnyOrderElementsOf(permitted(Event.class));
        permitted(Event.class)
                .forEach(type -> assertThat(names.revisionOf(type)).matches("[1-9][0-9]*"));
    }

    @Test
    void a_stored_name_is_lower_case_words_that_leads_back_to_its_class() {
        for (String name : names.names()) {
            assertThat(name).matches("[a-z]+(-[a-z]+)*");
            assertThat(names.nameOf(names.classOf(name, "1"))).isEqualTo(name);
        }
    }

    @Test
    void a_protocol_is_stored_as_protocol_signed_whatever_its_class_is_called() {
        record SomethingElse() {}
        assertThat(names.nameOf(ProtocolSigned.class)).isEqualTo("protocol-signed");
        assertThatThrownBy(() -> names.nameOf(SomethingElse.class)).isInstanceOf(UnknownStoredName.class);
    }

    @Test
    void an_unknown_name_and_an_unknown_revision_are_errors() {
        assertThatThrownBy(() -> names.classOf("protocol-sung", "1"))
                .isInstanceOf(UnknownStoredName.class)
                .hasMessageContaining("protocol-sung");
        assertThatThrownBy(() -> names.classOf("protocol-signed", "2"))
                .isInstanceOf(UnknownStoredName.class)
                .hasMessageContaining("revision 1, not 2");
        assertThatThrownBy(() -> names.classOf("protocol-signed", null)).isInstanceOf(UnknownStoredName.class);
    }

    @Test
    void an_event_without_a_revision_gets_no_stored_name() {
        record Unrevised() {}
        assertThatThrownBy(() -> StoredNames.of(Map.of("unrevised", Unrevised.class)))
                .isInstanceOf(UnknownStoredName.class);
    }

    @Test
    void two_names_for_one_event_are_refused() {
        @Revision("1")
        record Twice() {}
        assertThatThrownBy(() -> StoredNames.of(Map.of("once", Twice.class, "twice", Twice.class)))
                .isInstanceOf(IllegalStateException.class);
    }

    static List<Class<?>> permitted(Class<?> sealed) {
        Set<Class<?>> found = new LinkedHashSet<>();
        collect(sealed, found);
        return List.copyOf(found);
    }

    private static void collect(Class<?> type, Set<Class<?>> found) {
        if (type.isSealed()) {
            Stream.of(type.getPermittedSubclasses()).forEach(permitted -> collect(permitted, found));
        } else {
            found.add(type);
        }
    }
}
