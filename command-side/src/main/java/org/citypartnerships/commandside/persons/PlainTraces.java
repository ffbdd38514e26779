package org.citypartnerships.commandside.persons;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.storage.NameProtection;
import org.citypartnerships.values.PersonId;
import org.citypartnerships.values.Protected;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a name may stand in plain text although it is to stand nowhere so: in the report of an import whose file had it in
 * another field, or as a line's label. While its key is there the name can be read, looked for and taken out.
 */
@Component
class PlainTraces {

    private static final String TOKENS = """
            SELECT DISTINCT jsonb_path_query(
                payload, 'strict $.** ? (@.personId == $person).name', jsonb_build_object('person', :person::text)) #>> '{}'
            FROM eventstore.event WHERE strpos(payload::text, :person) > 0
            """;

    private static final String IS_NAMED = """
            SELECT EXISTS (SELECT FROM eventstore.event WHERE strpos(payload::text, '"' || :person::text || '"') > 0)
            """;

    private static final String WIPE = """
            UPDATE command.import_refusal
            SET fact = replace(fact, :name, '[…]'), pointer = replace(pointer, :name, '[…]'),
                message = replace(message, :name, '[…]')
            WHERE strpos(concat_ws(' ', fact, pointer, message), :name) > 0
            """;

    private final JdbcClient jdbc;
    private final NameProtection names;

    PlainTraces(JdbcClient jdbc, NameProtection names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** Whether a person stands in any event, with a name or without. Reads all events, which takes its time. */
    @Transactional
    public boolean isNamed(PersonId person) {
        jdbc.sql("SET LOCAL statement_timeout = '30min'").update();
        return jdbc.sql(IS_NAMED)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Takes the names of a person out, as far as their key is still there. Reads all events, which takes its time. */
    @Transactional
    public void wipe(PersonId person) {
        jdbc.sql("SET LOCAL statement_timeout = '30min'").update();
        List<String> tokens = jdbc.sql(TOKENS)
                .param("person", person.value())
                .query(String.class)
                .list();
        Set<String> known = new LinkedHashSet<>();
        for (String token : tokens) {
            Optional<String> name = names.reveal(person, new Protected(token));
            name.filter(text -> !text.isBlank()).ifPresent(known::add);
        }
        for (String name : known) {
            jdbc.sql(WIPE).param("name", name).update();
        }
    }
}
