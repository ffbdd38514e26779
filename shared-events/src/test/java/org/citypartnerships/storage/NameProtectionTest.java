package org.citypartnerships.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.citypartnerships.eventstore.CountingSessions;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.Protected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A name is kept as a token that only its person's key opens, in a real PostgreSQL. */
class NameProtectionTest {
    private static final TestDatabase DATABASE = TestDatabase.withEventStore();

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final PersonKeys keys = new PersonKeys(DATABASE.as(Roles.KEYS), () -> now);
    private final NameProtection names = new NameProtection(keys);

    @Test
    void a_name_becomes_a_token_and_the_token_the_name() {
        PersonId mayor = new PersonId("person:mayor");
        JsonNode json = names.protect(person("person:mayor", "  Nürnberg Other  "));
        String token = json.at("/people/0/name").asString();
        assertThat(json.toString()).doesNotContain("Other");
        assertThat(token).startsWith("aes-gcm.1.");
        assertThat(json.at("/people/0/office").asString()).isEqualTo("Mayor");
        assertThat(names.reveal(mayor, new Protected(token))).contains("Nürnberg Other");
        assertThat(new NameProtection(new PersonKeys(DATABASE.as(Roles.QUERY))).reveal(mayor, new Protected(token)))
                .contains("Nürnberg Other");
    }

    @Test
    void the_same_name_never_gives_the_same_token_and_the_command_given_is_left_alone() {
        JsonNode command = person("person:twice", "A. N. Other");
        assertThat(names.protect(command)).isNotEqualTo(names.protect(command));
        assertThat(command.at("/people/0/name").asString()).isEqualTo("A. N. Other");
    }

    @Test
    void the_names_of_persons_who_were_named_before_cost_one_round_trip() {
        CountingSessions sessions = new CountingSessions(DATABASE.as(Roles.KEYS));
        NameProtection counted = new NameProtection(new PersonKeys(sessions));
        ArrayNode several = JsonMapper.shared().createArrayNode();
        List.of("person:first", "person:second", "person:third").forEach(id -> several.add(person(id, "A. N. Other")));
        counted.protect(several);
        sessions.roundTrips();

        JsonNode again = counted.protect(several);

        assertThat(sessions.roundTrips()).hasSize(1);
        assertThat(names.reveal(
                        new PersonId("person:second"),
                        new Protected(again.at("/1/people/0/name").asString())))
                .contains("A. N. Other");
        keys.destroy(new PersonId("person:second"));
        assertThatThrownBy(() -> counted.protect(several)).isInstanceOf(ErasedPerson.class);
    }

    @Test
    void a_token_beside_another_person_or_changed_is_of_no_use() {
        Protected token = token(names.protect(person("person:one", "A. N. Other")));
        keys.keyFor(new PersonId("person:two"));
        assertThatThrownBy(() -> names.reveal(new PersonId("person:two"), token))
                .isInstanceOf(IllegalStateException.class);
        String text = token.token();
        char last = text.charAt(20);
        Protected changed = new Protected(text.substring(0, 20) + (last == 'A' ? 'B' : 'A') + text.substring(21));
        assertThatThrownBy(() -> names.reveal(new PersonId("person:one"), changed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_destroyed_key_takes_the_name_with_it_and_is_never_made_again() {
        PersonId forgotten = new PersonId("person:forgotten");
        Protected token = token(names.protect(person("person:forgotten", "A. N. Other")));
        keys.destroy(forgotten);
        keys.destroy(forgotten);
        assertThat(names.reveal(forgotten, token)).isEmpty();
        assertThat(keys.isErased(forgotten)).isTrue();
        assertThatThrownBy(() -> names.protect(person("person:forgotten", "A. N. Other")))
                .isInstanceOf(ErasedPerson.class)
                .hasMessageContaining("person:forgotten")
                .hasMessageNotContaining("Other");
        assertThatThrownBy(() -> names.protectForDryRun(person("person:forgotten", "A. N. Other")))
                .isInstanceOf(ErasedPerson.class);
    }

    @Test
    void a_key_destroyed_by_another_process_is_of_use_for_seconds_at_most() {
        PersonId person = new PersonId("person:elsewhere");
        Protected token = token(names.protect(person("person:elsewhere", "A. N. Other")));
        new PersonKeys(DATABASE.as(Roles.KEYS)).destroy(person);
        now = now.plus(PersonKeys.REMEMBERED).plusMillis(1);
        assertThat(names.reveal(person, token)).isEmpty();
        assertThatThrownBy(() -> keys.keyFor(person)).isInstanceOf(ErasedPerson.class);
    }

    @Test
    void who_was_erased_before_any_name_was_known_gets_no_key_either() {
        PersonId person = new PersonId("person:unheard-of");
        keys.destroy(person);
        assertThatThrownBy(() -> keys.keyFor(person)).isInstanceOf(ErasedPerson.class);
        assertThat(keys.find(person)).isEmpty();
    }

    @Test
    void many_who_ask_for_a_key_at_once_get_the_same() throws Exception {
        PersonId person = new PersonId("person:wanted");
        ExecutorService clerks = Executors.newFixedThreadPool(8);
        try {
            List<Future<SecretKey>> asked = IntStream.range(0, 24)
                    .mapToObj(clerk -> clerks.submit(() -> new PersonKeys(DATABASE.as(Roles.KEYS)).keyFor(person)))
                    .toList();
            SecretKey first = asked.get(0).get();
            for (Future<SecretKey> key : asked) {
                assertThat(key.get()).isEqualTo(first);
            }
        } finally {
            clerks.shutdownNow();
        }
    }

    @Test
    void a_dry_run_makes_no_key() {
        JsonNode json = names.protectForDryRun(person("person:dry", "A. N. Other"));
        assertThat(json.at("/people/0/name").asString()).startsWith("aes-gcm.1.");
        assertThat(keys.find(new PersonId("person:dry"))).isEmpty();
    }

    @Test
    void a_decomposed_name_is_composed() {
        Protected token = token(names.protect(person("person:composed", "Mu\u0308ller")));
        assertThat(names.reveal(new PersonId("person:composed"), token)).contains("M\u00fcller");
    }

    @Test
    void an_object_without_a_person_keeps_its_name() {
        JsonNode json = CommandJson.parse("{\"sides\":[{\"members\":[\"party:harbin-cn\"],\"name\":\"Harbin\"}]}");
        assertThat(names.protect(json)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "\"\"", "\"   \"", "[\"Other\"]", "\"Ot\\u0000her\"", "\"aes-gcm.1.Other\"", "\"%s\""})
    void a_name_that_is_none_is_refused_without_being_repeated(String name) {
        String long201 = "Other".repeat(41);
        JsonNode json = CommandJson.parse(
                "{\"signatory\":{\"personId\":\"person:x\",\"name\":" + name.formatted(long201) + "}}");
        assertThatThrownBy(() -> names.protect(json)).isInstanceOfSatisfying(InvalidCommand.class, refused -> {
            assertThat(refused.problems()).extracting(Problem::pointer).containsExactly("/signatory/name");
            assertThat(refused.toString()).doesNotContain("ther");
        });
    }

    @Test
    void a_name_written_where_the_id_belongs_is_not_repeated() {
        JsonNode json = person("A. N. Other", "A. N. Other");
        assertThatThrownBy(() -> names.protect(json))
                .isInstanceOf(InvalidCommand.class)
                .hasMessageNotContaining("Other");
    }

    private static JsonNode person(String id, String name) {
        return CommandJson.parse(
                "{\"people\":[{\"personId\":\"%s\",\"office\":\"Mayor\",\"name\":\"%s\"}]}".formatted(id, name));
    }

    private static Protected token(JsonNode protectedCommand) {
        return new Protected(protectedCommand.at("/people/0/name").asString());
    }
}
