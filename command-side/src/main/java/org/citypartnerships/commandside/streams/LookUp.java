package org.citypartnerships.commandside.streams;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.citypartnerships.commandside.streams.Question.Kind;

/**
 * One statement that answers a whole question, so that it costs one round trip and all of it is of one moment.
 *
 * <p>What almost every command asks is always part of it; the rest is added where it is asked, in few combinations, so that
 * the database plans each of them once for a session.
 *
 * <p>Where streams are named by their ids a shorter statement does, which sees that something is a duplicate, but not of what in
 * the end: if it sees any, the longer one is asked.
 */
final class LookUp {

    private static final String ALWAYS = """
            WITH RECURSIVE target (stream_id) AS MATERIALIZED (
                SELECT unnest(?::text[])
                UNION
                SELECT partnership_id FROM command.partnership_sides WHERE sides_key = ANY (?::text[])
                UNION
                SELECT figures_id FROM unnest(?::text[], ?::text[]) AS scope (from_party, to_party)
                JOIN command.figures_scope USING (from_party, to_party)),
            member (partnership_id, party_id) AS MATERIALIZED (
                SELECT partnership_id, party_id FROM target
                JOIN command.partnership_member ON partnership_id = stream_id),
            alias (id, stays) AS (
                SELECT duplicate_id, duplicate_of
                FROM (SELECT unnest(?::text[])
                      UNION ALL SELECT stream_id FROM target
                      UNION ALL SELECT party_id FROM member) AS named (id)
                JOIN command.duplicate ON duplicate_id = named.id
                UNION
                SELECT alias.id, next.duplicate_of
                FROM alias JOIN command.duplicate AS next ON next.duplicate_id = alias.stays)
            SELECT 'stream', stream_id,
                   (SELECT max(stream_sequence) FROM eventstore.event WHERE event.stream_id = target.stream_id)::text,
                   NULL
            FROM target
            UNION ALL
            SELECT 'party', party_id, acts_for,
                   (SELECT 'heir' FROM command.succession WHERE successor = party.party_id LIMIT 1)
            FROM command.party WHERE party_id = ANY (?::text[])
            UNION ALL
            SELECT 'source', source_id, published_on::text, NULL
            FROM command.source WHERE source_id = ANY (?::text[])
            UNION ALL
            SELECT 'date', source_id, published_on::text, NULL
            FROM target JOIN command.stream_source USING (stream_id) JOIN command.source USING (source_id)
            WHERE published_on IS NOT NULL
            UNION ALL
            SELECT 'sides', sides_key, partnership_id, NULL
            FROM command.partnership_sides WHERE sides_key = ANY (?::text[])
            UNION ALL
            SELECT 'member', partnership_id, party_id, NULL FROM member
            UNION ALL
            SELECT 'alias', id, stays, NULL
            FROM alias WHERE NOT EXISTS (SELECT FROM command.duplicate WHERE duplicate_id = alias.stays)
            """;

    private static final String BY_IDS = """
            SELECT 'stream', stream_id,
                   (SELECT max(stream_sequence) FROM eventstore.event WHERE event.stream_id = target.stream_id)::text,
                   NULL
            FROM unnest(?::text[]) AS target (stream_id)
            UNION ALL
            SELECT 'member', partnership_id, party_id, NULL
            FROM command.partnership_member WHERE partnership_id = ANY (?::text[])
            UNION ALL
            SELECT 'alias', duplicate_id, duplicate_of, NULL
            FROM command.partnership_member JOIN command.duplicate ON duplicate_id = party_id
            WHERE partnership_id = ANY (?::text[])
            UNION ALL
            SELECT 'alias', duplicate_id, duplicate_of, NULL
            FROM command.duplicate WHERE duplicate_id = ANY (?::text[])
            UNION ALL
            SELECT 'party', party_id, acts_for,
                   (SELECT 'heir' FROM command.succession WHERE successor = party.party_id LIMIT 1)
            FROM command.party WHERE party_id = ANY (?::text[])
            UNION ALL
            SELECT 'source', source_id, published_on::text, NULL
            FROM command.source WHERE source_id = ANY (?::text[])
            UNION ALL
            SELECT 'date', source_id, published_on::text, NULL
            FROM command.stream_source JOIN command.source USING (source_id)
            WHERE stream_id = ANY (?::text[]) AND published_on IS NOT NULL
            """;

    private static final String ANSWERS = """
            UNION ALL
            SELECT 'answer', idempotency_key, concat_ws(' ', body_digest, given_to), answer::text
            FROM command.idempotency WHERE idempotency_key = ANY (?::text[])
            """;

    private static final String PARTNERSHIPS_AND_ENTRIES = """
            UNION ALL
            SELECT 'partnership', partnership_id, NULL, NULL
            FROM command.partnership WHERE partnership_id = ANY (?::text[])
            UNION ALL
            SELECT 'entry', stream_id || '#' || entry_id, NULL, NULL
            FROM unnest(?::text[], ?::text[]) AS asked (stream_id, entry_id)
            JOIN command.entry USING (stream_id, entry_id)
            """;

    private static final String SCOPES = """
            UNION ALL
            SELECT 'scope', from_party || chr(10) || to_party, figures_id, NULL
            FROM unnest(?::text[], ?::text[]) AS scope (from_party, to_party)
            JOIN command.figures_scope USING (from_party, to_party)
            """;

    private static final String NAMES_AND_IDENTIFIERS = """
            UNION ALL
            SELECT 'name', asked.name_key || chr(10) || asked.country || chr(10) || asked.kind, alike.party_id, NULL
            FROM unnest(?::text[], ?::text[], ?::text[]) AS asked (name_key, country, kind),
                 LATERAL (SELECT party_id FROM command.party_name
                          WHERE party_name.name_key = asked.name_key AND party_name.country = asked.country
                            AND party_name.kind = asked.kind
                          ORDER BY party_id LIMIT 6) AS alike
            UNION ALL
            SELECT 'identifier', scheme || chr(10) || value, owner_id, NULL
            FROM unnest(?::text[], ?::text[]) AS asked (scheme, value) JOIN command.external_id USING (scheme, value)
            """;

    private static final String LINEAGE = """
            UNION ALL
            SELECT 'lineage', source_id, ancestor, NULL FROM (
                WITH RECURSIVE lineage (source_id, ancestor) AS (
                    SELECT source_id, source_id
                    FROM (SELECT unnest(?::text[])
                          UNION SELECT stream_source.source_id
                                FROM target JOIN command.stream_source USING (stream_id)) AS named (source_id)
                    JOIN command.source USING (source_id)
                    UNION
                    SELECT lineage.source_id, source.original
                    FROM lineage JOIN command.source ON source.source_id = lineage.ancestor
                    WHERE source.original IS NOT NULL)
                SELECT source_id, ancestor FROM lineage) AS lineage
            """;

    /** One for each combination: the statement's text is put together once, and its hash worked out once. */
    private static final Map<Set<Part>, String> STATEMENTS = new ConcurrentHashMap<>();

    private static final Map<Set<Part>, String> STATEMENTS_BY_IDS = new ConcurrentHashMap<>();

    private final boolean byIds;
    private final Set<Part> parts = EnumSet.noneOf(Part.class);
    private final List<String[]> arrays = new ArrayList<>();

    /** What is asked by some commands only. */
    private enum Part {
        OF_ANSWERS(ANSWERS),
        OF_PARTNERSHIPS_AND_ENTRIES(PARTNERSHIPS_AND_ENTRIES),
        OF_SCOPES(SCOPES),
        OF_NAMES_AND_IDENTIFIERS(NAMES_AND_IDENTIFIERS),
        OF_LINEAGE(LINEAGE);

        private final String sql;

        Part(String sql) {
            this.sql = sql;
        }
    }

    private LookUp(Question question, boolean byIds) {
        this.byIds = byIds;
        String[] streams = question.values(Kind.STREAM);
        String[] sides = question.values(Kind.SIDES);
        String[] parties = question.values(Kind.PARTY);
        String[] sources = question.values(Kind.SOURCE);
        String[] from = question.parts(Kind.SCOPE, 0, 2);
        String[] to = question.parts(Kind.SCOPE, 1, 2);
        String[] partnerships = question.values(Kind.PARTNERSHIP);
        String[] named = joined(parties, partnerships);
        arrays.addAll(
                byIds
                        ? List.of(streams, streams, streams, joined(streams, named), parties, sources, streams)
                        : List.of(streams, sides, from, to, named, parties, sources, sides));
        if (question.asks(Kind.KEY)) {
            add(Part.OF_ANSWERS, question.values(Kind.KEY));
        }
        // Of a stream that is asked about as such, how far it is says whether it is on record.
        if (question.asks(Kind.ENTRY) || !question.of(Kind.STREAM).containsAll(question.of(Kind.PARTNERSHIP))) {
            add(
                    Part.OF_PARTNERSHIPS_AND_ENTRIES,
                    partnerships,
                    question.parts(Kind.ENTRY, 0, 2),
                    question.parts(Kind.ENTRY, 1, 2));
        }
        if (question.asks(Kind.SCOPE)) {
            add(Part.OF_SCOPES, from, to);
        }
        if (question.asks(Kind.NAME) || question.asks(Kind.IDENTIFIER)) {
            add(
                    Part.OF_NAMES_AND_IDENTIFIERS,
                    question.parts(Kind.NAME, 0, 3),
                    question.parts(Kind.NAME, 1, 3),
                    question.parts(Kind.NAME, 2, 3),
                    question.parts(Kind.IDENTIFIER, 0, 2),
                    question.parts(Kind.IDENTIFIER, 1, 2));
        }
        if (question.asks(Kind.LINEAGE)) {
            add(Part.OF_LINEAGE, question.values(Kind.LINEAGE));
        }
    }

    private void add(Part part, String[]... values) {
        parts.add(part);
        arrays.addAll(List.of(values));
    }

    /** Whether the shorter statement answers it, unless something is a duplicate. */
    static boolean isByIds(Question question) {
        return !question.asks(Kind.SIDES) && !question.asks(Kind.SCOPE) && !question.asks(Kind.LINEAGE);
    }

    static PreparedStatement prepare(Question question, boolean byIds, Connection connection) throws SQLException {
        LookUp lookUp = new LookUp(question, byIds);
        PreparedStatement statement = connection.prepareStatement(lookUp.statement());
        for (int i = 0; i < lookUp.arrays.size(); i++) {
            statement.setArray(i + 1, connection.createArrayOf("text", lookUp.arrays.get(i)));
        }
        return statement;
    }

    private String statement() {
        return byIds
                ? STATEMENTS_BY_IDS.computeIfAbsent(parts, given -> statement(BY_IDS, given))
                : STATEMENTS.computeIfAbsent(parts, given -> statement(ALWAYS, given));
    }

    private static String statement(String always, Set<Part> parts) {
        return always + parts.stream().map(part -> part.sql).collect(Collectors.joining());
    }

    private static String[] joined(String[] some, String[] others) {
        String[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        return all;
    }
}
