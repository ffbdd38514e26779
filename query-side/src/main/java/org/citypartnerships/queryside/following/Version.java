package org.citypartnerships.queryside.following;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.ReadTable.Made;
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

    private static final String RELEASE = "RELEASE SAVEPOINT rows";
    private static final String UNDO = "ROLLBACK TO SAVEPOINT rows";

    private final Reader<R> reader;
    private final String schema;
    private final JdbcClient database;
    private final String replace;

    Version(Reader<R> reader, String schema, JdbcClient database) {
        this.reader = reader;
        this.schema = schema;
        this.database = database;
        // The driver sends them in one round trip.
        this.replace = Stream.of(
                        Stream.of(SAVEPOINT),
                        reader.tables().all().stream().map(table -> table.delete(schema)),
                        reader.tables().all().stream().map(table -> table.insert(schema)),
                        Stream.of(RELEASE))
                .flatMap(statements -> statements)
                .collect(Collectors.joining(";\n"));
    }

    Reader<R> reader() {
        return reader;
    }

    /** What the reader makes of a stream. */
    Made<R> make(RecordedStream stream, Anchors anchors) {
        return new Made<>(stream.id(), stream.sources(), reader.rowsOf(stream, anchors));
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
     * Puts rows in the place of those that their streams had: all or none.
     *
     * @return why the database refuses them; empty if it does not
     * @throws DataAccessException for what may pass, a lost connection for example; the transaction is then over
     */
    Optional<RuntimeException> replace(Collection<Made<R>> made) {
        String[] streams = made.stream().map(Made::stream).toArray(String[]::new);
        List<Object> parameters = new ArrayList<>();
        reader.tables().all().forEach(table -> parameters.add(streams));
        reader.tables().all().forEach(table -> parameters.add(table.json(made)));
        try {
            database.sql(replace).params(parameters).update();
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
                || !(failure instanceof NonTransientDataAccessException
                        || failure instanceof UncategorizedSQLException);
    }
}
