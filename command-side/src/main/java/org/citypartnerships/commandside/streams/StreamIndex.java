package org.citypartnerships.commandside.streams;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which streams there are, and what the door needs to know of them before a command is decided. */
@Component
public class StreamIndex {

    private static final String RECORDED = "SELECT EXISTS (SELECT FROM command.entry WHERE body_digest = ?)";

    private static final String PARTNERSHIPS_OF = """
            SELECT sides_key, partnership_id FROM command.partnership_sides
            WHERE partnership_id IN (SELECT partnership_id FROM command.partnership_member WHERE party_id = ANY (?::text[]))
            ORDER BY partnership_id, sides_key
            """;

    private static final ResultSetExtractor<Found> FOUND = Found::in;

    private final JdbcTemplate jdbc;
    private final SharedLookUps shared = new SharedLookUps(this::read);

    StreamIndex(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is on record around what the question names, looked up in one round trip, shared with others who ask just now. */
    public Surroundings around(Question question) {
        return new Surroundings(this, question, ask(question), () -> {});
    }

    /**
     * What is on record around commands that are taken one after the other.
     *
     * @param question what all of them name
     * @param storeBefore stores what they have led to so far, so that this thread reads it, whenever something has to be looked up
     */
    public Surroundings around(Question question, Runnable storeBefore) {
        storeBefore.run();
        return new Surroundings(this, question, read(question), storeBefore);
    }

    /** Whether a command with this digest of its body was recorded. */
    public boolean recorded(String digest) {
        return Boolean.TRUE.equals(jdbc.queryForObject(RECORDED, Boolean.class, digest));
    }

    /** Who became part of these parties. */
    Ancestry ancestry(Collection<PartyId> parties) {
        return given(jdbc.query(Ancestry.MERGERS, Ancestry::in, new SqlParameterValue(Types.ARRAY, ids(parties))));
    }

    /** The partnerships in which one of these ever stood, by the sides under which they are found, in the order of their ids. */
    Map<String, PartnershipId> partnershipsOf(Collection<PartyId> parties) {
        Map<String, PartnershipId> bySides = new LinkedHashMap<>();
        jdbc.query(
                PARTNERSHIPS_OF,
                row -> {
                    bySides.put(row.getString(1), new PartnershipId(row.getString(2)));
                },
                new SqlParameterValue(Types.ARRAY, ids(parties)));
        return bySides;
    }

    /** Something that is asked of the database alone, of what is seldom. */
    @FunctionalInterface
    interface Asking {
        boolean of(Connection connection) throws SQLException;
    }

    boolean ask(Asking asking) {
        return given(jdbc.execute((ConnectionCallback<Boolean>) asking::of));
    }

    private static String[] ids(Collection<PartyId> parties) {
        return parties.stream().map(PartyId::value).toArray(String[]::new);
    }

    private static <T> T given(@Nullable T answer) {
        if (answer == null) {
            throw new IllegalStateException("a question ended without an answer");
        }
        return answer;
    }

    /** Within a transaction of the caller's only its own session sees what it has recorded so far. */
    Found ask(Question question) {
        return TransactionSynchronizationManager.isActualTransactionActive() ? read(question) : shared.ask(question);
    }

    private Found read(Question question) {
        if (LookUp.isByIds(question)) {
            Found found = read(question, true);
            if (found.staying.isEmpty()) {
                return found;
            }
        }
        return read(question, false);
    }

    private Found read(Question question, boolean byIds) {
        return given(jdbc.query(connection -> LookUp.prepare(question, byIds, connection), FOUND));
    }
}
