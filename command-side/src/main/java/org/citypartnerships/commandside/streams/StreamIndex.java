package org.citypartnerships.commandside.streams;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Which streams there are, and what the door needs to know of them before a command is decided. */
@Component
public class StreamIndex {

    private static final String RECORDED = "SELECT EXISTS (SELECT FROM command.entry WHERE body_digest = ?)";

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
     * What is on record around commands that are taken one after the other, within a transaction of the caller's.
     *
     * @param question what all of them name
     * @param storeBefore stores what they have led to so far, whenever something else has to be looked up
     */
    public Surroundings around(Question question, Runnable storeBefore) {
        storeBefore.run();
        return new Surroundings(this, question, read(question), storeBefore);
    }

    /** Whether a command with this digest of its body was recorded. */
    public boolean recorded(String digest) {
        return Boolean.TRUE.equals(jdbc.queryForObject(RECORDED, Boolean.class, digest));
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
        Found found = jdbc.query(connection -> LookUp.prepare(question, byIds, connection), FOUND);
        if (found == null) {
            throw new IllegalStateException("a look-up ended without an answer");
        }
        return found;
    }
}
