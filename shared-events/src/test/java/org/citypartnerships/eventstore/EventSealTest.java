package org.citypartnerships.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.citypartnerships.eventstore.TestEvents.Signed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventSealTest {

    private static final String MURMANSK = "partnership:harbin-cn~murmansk-ru";

    @Test
    void a_sealed_event_verifies_as_jsonb_gives_it_back() throws SQLException {
        EventStoreOnPostgres store = new EventStoreOnPostgres();
        Instant at = Instant.parse("2026-11-21T12:00:00.123456789Z");
        store.engine.appendEvents(new GenericDomainEventMessage<>(
                "partnership",
                MURMANSK,
                0,
                new Signed("\"Протокол\" \\ \t 哈尔滨 😀 \u007f", List.of("z", "a")),
                Map.of("zeta", "1", "alpha", "ü", "b", ""),
                "id-1",
                at));
        StoredEvent row = store.row(MURMANSK, 0);
        assertThat(TestEvents.SEAL.verifies(row)).isTrue();
        assertThat(row.recordedAt()).isEqualTo(Instant.parse("2026-11-21T12:00:00.123456Z"));
    }

    @Test
    void one_changed_character_anywhere_and_it_no_longer_verifies() {
        StoredEvent sealed = TestEvents.SEAL.seal(event());
        assertThat(TestEvents.SEAL.verifies(sealed)).isTrue();
        assertThat(List.of(
                        changed(sealed, "partnership:harbin-cn~murmansk-rv", 3, "signed", "1", 0, "clerk", "harbin-cn"),
                        changed(sealed, MURMANSK, 4, "signed", "1", 0, "clerk", "harbin-cn"),
                        changed(sealed, MURMANSK, 3, "signee", "1", 0, "clerk", "harbin-cn"),
                        changed(sealed, MURMANSK, 3, "signed", "2", 0, "clerk", "harbin-cn"),
                        changed(sealed, MURMANSK, 3, "signed", "1", 1, "clerk", "harbin-cn"),
                        changed(sealed, MURMANSK, 3, "signed", "1", 0, "clerl", "harbin-cn"),
                        changed(sealed, MURMANSK, 3, "signed", "1", 0, "clerk", "harbin-co")))
                .noneMatch(TestEvents.SEAL::verifies);
        assertThat(TestEvents.SEAL.verifies(changed(sealed, MURMANSK, 3, "signed", "1", 0, "clerk", "harbin-cn")))
                .isTrue();
    }

    @Test
    void a_byte_changed_in_the_database_is_found_out() throws SQLException {
        EventStoreOnPostgres store = new EventStoreOnPostgres();
        store.engine.appendEvents(TestEvents.signed(MURMANSK, 0));
        TestDatabase.execute(store.database.asSuperuser(), """
                ALTER EVENT TRIGGER history_keeps_its_guards DISABLE;
                ALTER TABLE eventstore.event DISABLE TRIGGER ALL;
                UPDATE eventstore.event SET payload = replace(payload::text, 'harbin-cn', 'harbin-co')::jsonb
                """);
        assertThat(TestEvents.SEAL.verifies(store.row(MURMANSK, 0))).isFalse();
    }

    @Test
    void another_key_and_a_missing_seal_do_not_verify() {
        EventSeal other = new EventSeal("the key of another node in the tests".getBytes(StandardCharsets.UTF_8));
        assertThat(other.verifies(TestEvents.SEAL.seal(event()))).isFalse();
        assertThat(TestEvents.SEAL.verifies(event())).isFalse();
    }

    @Test
    void a_short_key_a_second_seal_and_metadata_that_are_no_strings_are_refused() {
        assertThatThrownBy(() -> new EventSeal(new byte[31])).hasMessageContaining("at least 32 bytes, not 31");
        StoredEvent sealed = TestEvents.SEAL.seal(event());
        assertThatThrownBy(() -> TestEvents.SEAL.seal(sealed)).hasMessageContaining("have a seal already");
        assertThatThrownBy(() -> TestEvents.SEAL.seal(event("{\"line\": 7}")))
                .hasMessageContaining("Metadata are strings, but 'line' of event id-1 is a NUMBER");
    }

    @Test
    void an_event_has_the_seal_that_it_always_had() {
        String payload = """
                {"what": "\\"Протокол\\" \\\\ \\t 哈尔滨 😀 \\u0001/",
                 "by": ["z", {"b": -7, "aa": null, "a": true, "c": 9007199254740991}]}""";
        assertThat(sealOf("1", payload)).isEqualTo("999fff22.BmGR-tYdfbFYL92qZiMtY3nXOZiMCCGyKs5_4n5pLe0");
        assertThat(sealOf(null, payload)).isEqualTo("999fff22.EyMzMKt_Y3XTycCzqk4f5dkm59KT4gWuoeKZTpE90XU");
    }

    private static String sealOf(@Nullable String revision, String payload) {
        StoredEvent sealed = TestEvents.SEAL.seal(new StoredEvent(
                MURMANSK,
                3,
                "partnership",
                "id-1",
                "signed",
                revision,
                Instant.parse("2026-11-21T12:00:00.120Z"),
                payload,
                "{\"zeta\": \"1\", \"recordedBy\": \"clerk\", \"alpha\": \"\\u00fc\"}"));
        return new JsonMapper().readTree(sealed.metadata()).path("hmac").stringValue();
    }

    private static StoredEvent event() {
        return event("{\"recordedBy\": \"clerk\"}");
    }

    private static StoredEvent event(String metadata) {
        return new StoredEvent(
                MURMANSK,
                3,
                "partnership",
                "id-1",
                "signed",
                "1",
                Instant.EPOCH,
                "{\"by\": [\"harbin-cn\"]}",
                metadata);
    }

    private static StoredEvent changed(
            StoredEvent sealed,
            String stream,
            long sequence,
            String name,
            String revision,
            long second,
            String clerk,
            String party) {
        return new StoredEvent(
                stream,
                sequence,
                sealed.kind(),
                sealed.eventId(),
                name,
                revision,
                Instant.EPOCH.plusSeconds(second),
                sealed.payload().replace("harbin-cn", party),
                sealed.metadata().replace("clerk", clerk));
    }
}
