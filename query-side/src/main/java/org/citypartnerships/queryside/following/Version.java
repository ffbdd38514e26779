package org.citypartnerships.queryside.following;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.ReadTable.Made;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One version of a reader's rows: its tables in one schema. The version that answers is in {@code readers}, one that is being
 * filled beside it in {@code readers_fresh}.
 */
final class Version<R> {

    /** The schema of the version that answers. */
    static final String SERVING = "readers";

    /** The schema of a version that is being filled. */
    static final String FRESH = "readers_fresh";

    private static final String HANGING_ON = "SELECT DISTINCT %s FROM %s.%s WHERE source_id = ANY (:sources)";

    /** PostgreSQL ends a transaction with its first failed statement, unless there is a savepoint to go back to. */
    private static final String SAVEPOINT = "SAVEPOINT rows";

    /** Classes of states that say nothing about the rows: no room, a lock that somebody else has, a server that is going down. */
    private static final Set<String> MAY_PASS = Set.of("53", "55", "57", "58");

    private static final String RELEASE = "RELEASE SAVEPOINT rows";
    private static final String UNDO = "ROLLBACK TO SAVEPOINT rows";

    private final Reader<R> reader;
    private final String schema;
    private final JdbcClient database;
    private @Nullable List<KeyedTable<R, ?>> keyed;

    Version(Reader<R> reader, String schema, JdbcClient database) {
        this.reader = reader;
        this.schema = schema;
        this.database = database;
    }

    Reader<R> reader() {
        return reader;
    }

    /**
     * What the reader makes of a stream, for tables that have no keys yet to refuse it.
     *
     * @throws IllegalStateException if rows of it would be refused once there are keys
     */
    Made<R> makeSound(RecordedStream stream, Anchors anchors) {
        Made<R> made = make(stream, anchors);
        for (KeyedTable<R, ?> table : keyed()) {
            table.twice(made).ifPresent(twice -> {
                throw new IllegalStateException(twice);
            });
        }
        return made;
    }

    /** What the reader makes of a stream. */
    Made<R> make(RecordedStream stream, Anchors anchors) {
        return new Made<>(
                stream.id(),
                anchors instanceof SourceDates dates ? dates.namedBy(stream.sources()) : stream.sources(),
                reader.rowsOf(stream, anchors));
    }

    /** Under which name its streams are parked. */
    String parkedAs() {
        return schema.equals(SERVING) ? reader.name() : reader.name() + " in " + schema;
    }

    /** The streams whose rows hang on the date of a source: those that name it. */
    Set<String> hangingOn(Collection<String> sources) {
        Set<String> hanging = new HashSet<>();
        reader.tables()
                .ofSources()
                .forEach(table ->
                        hanging.addAll(database.sql(HANGING_ON.formatted(table.streamColumn(), schema, table.name()))
                                .param("sources", sources.toArray(String[]::new))
                                .query(String.class)
                                .list()));
        return hanging;
    }

    /**
     * Adds what makes the rows of streams what they are now.
     *
     * @param before what the rows of some of these streams are in the database; those of all others are replaced whole
     * @param after is told what they are once that is done
     */
    void change(Collection<Made<R>> now, Map<String, Written> before, Map<String, Written> after, Statements into) {
        if (!now.isEmpty()) {
            List<KeyedTable<R, ?>> tables = keyed();
            now.forEach(made -> after.put(made.stream(), new Written(tables.size())));
            tables.forEach(table -> table.change(now, before, after, into));
        }
    }

    /** Asked for when first needed: the tables are there then. */
    private synchronized List<KeyedTable<R, ?>> keyed() {
        List<KeyedTable<R, ?>> known = keyed;
        if (known == null) {
            known = new ArrayList<>();
            Map<String, List<TableKey>> keys = TableKey.in(SERVING, database);
            for (ReadTable<R, ?> table : reader.tables().all()) {
                known.add(new KeyedTable<>(schema, table, known.size(), keys.getOrDefault(table.name(), List.of())));
            }
            keyed = known;
        }
        return known;
    }

    /**
     * Puts rows in the place of those that their streams had: all or none.
     *
     * @return why the database refuses them; empty if it does not
     * @throws DataAccessException for what may pass, a lost connection for example; the transaction is then over
     */
    Optional<RuntimeException> replace(Collection<Made<R>> made) {
        Statements all = new Statements();
        reader.tables().all().forEach(table -> table.replace(schema, made, all));
        return allOrNone(new Statements(), all, none -> {}, database);
    }

    /**
     * Has statements done in the current transaction: all or none.
     *
     * @param first what is done before them, and stays done
     * @param changed is told how many rows the first of these changed
     * @return why the database refuses them; empty if it does not
     * @throws DataAccessException for what may pass; the transaction is then over
     */
    static Optional<RuntimeException> allOrNone(
            Statements first, Statements statements, IntConsumer changed, JdbcClient database) {
        Statements all = new Statements();
        all.addAll(first);
        all.add(SAVEPOINT);
        all.addAll(statements);
        all.add(RELEASE);
        try {
            changed.accept(all.send(database));
            return Optional.empty();
        } catch (DataAccessException failure) {
            if (mayPass(failure)) {
                throw failure;
            }
            database.sql(UNDO).update();
            return Optional.of(failure);
        }
    }

    private static boolean mayPass(DataAccessException failure) {
        return failure instanceof NonTransientDataAccessResourceException
                || !(failure instanceof NonTransientDataAccessException || failure instanceof UncategorizedSQLException)
                || (failure.getRootCause() instanceof SQLException cause
                        && cause.getSQLState() != null
                        && MAY_PASS.contains(cause.getSQLState().substring(0, 2)));
    }
}
