package org.citypartnerships.queryside.following;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.queryside.following.ReadTable.Made;
import org.citypartnerships.storage.KeysUnavailable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A version of a reader's rows that is filled beside the one that answers, and then takes its place at once.
 *
 * <p>Every method runs in the transaction that it is called in.
 */
final class FreshVersion<R> {

    private static final String BEGIN = "SELECT readers_fresh.begin(?)";
    private static final String DISCARD = "SELECT readers_fresh.discard(?)";
    private static final String INDEX = "SELECT readers_fresh.index(?)";
    private static final String SWAP = "SELECT readers_fresh.swap(?)";

    /** A stream whose rows can't be made keeps those that it has. */
    private static final List<String> CARRY_OVER = List.of(
            "DELETE FROM readers_fresh.%1$s WHERE %2$s = ANY (?)",
            "INSERT INTO readers_fresh.%1$s SELECT * FROM readers.%1$s WHERE %2$s = ANY (?)");

    private final Reader<R> reader;
    private final Version<R> version;
    private final Renewal renewal;
    private final Parking parking;
    private final JdbcTemplate database;

    FreshVersion(Reader<R> reader, Streams streams, Parking parking, JdbcTemplate database) {
        this.reader = reader;
        JdbcClient client = JdbcClient.create(database);
        this.version = new Version<>(reader, Version.FRESH, client);
        this.renewal = new Renewal(List.of(version), new StreamMemory(streams, 0), parking, client);
        this.parking = parking;
        this.database = database;
    }

    String name() {
        return reader.name();
    }

    List<String> tables() {
        return reader.tables().names();
    }

    /** Makes the tables, empty and without indexes. */
    void begin() {
        discard();
        call(BEGIN);
    }

    /** Drops the tables, if there are any. */
    void discard() {
        call(DISCARD);
        parking.releaseAll(version.parkedAs());
    }

    /** Makes the indexes of one of the tables. */
    void index(String table) {
        database.query(INDEX, row -> {}, table);
    }

    private void call(String function) {
        database.query(function, row -> {}, (Object) tables().toArray(String[]::new));
    }

    /** Adds the rows of streams that have none yet; those that can't be made are parked. */
    void fill(Collection<RecordedStream> streams, Anchors anchors, long position) {
        List<Made<R>> made = made(streams, anchors, position);
        inSession(connection -> copy(made, connection));
    }

    /** The same stream by stream, so that rows that the database refuses take no others with them. */
    void fillOneByOne(Collection<RecordedStream> streams, Anchors anchors, long position) {
        List<Made<R>> made = made(streams, anchors, position);
        inSession(connection -> {
            for (Made<R> one : made) {
                Savepoint before = connection.setSavepoint();
                try {
                    copy(List.of(one), connection);
                } catch (SQLException refused) {
                    connection.rollback(before);
                    parking.park(version.parkedAs(), one.stream(), position, new IllegalStateException(refused));
                }
            }
        });
    }

    private List<Made<R>> made(Collection<RecordedStream> streams, Anchors anchors, long position) {
        List<Made<R>> made = new ArrayList<>();
        for (RecordedStream stream : streams) {
            if (reader.isAbout(stream.id())) {
                try {
                    made.add(version.makeSound(stream, anchors));
                } catch (KeysUnavailable mayPass) {
                    throw mayPass;
                } catch (RuntimeException bug) {
                    parking.park(version.parkedAs(), stream.id(), position, bug);
                }
            }
        }
        return made;
    }

    private void copy(List<Made<R>> made, Connection connection) throws SQLException {
        for (ReadTable<R, ?> table : reader.tables().all()) {
            table.copy(Version.FRESH, made, connection);
        }
    }

    /** Something that is done in a database session. */
    private interface Work {
        void in(Connection session) throws SQLException;
    }

    private void inSession(Work work) {
        database.execute((Connection session) -> {
            work.in(session);
            return true;
        });
    }

    /** Makes the rows of streams anew that were touched meanwhile, and of those that hang on them. */
    void renew(Collection<String> touched, long position) {
        renewal.renew(touched, position, new Statements(), none -> {});
        renewal.forget(List.of()); // whatever becomes of the transaction
    }

    /** Takes the place of the version that answers; what is parked keeps the rows that answered. */
    void swap() {
        String[] parked = parking.parked(version.parkedAs()).stream()
                .map(Parking.Parked::streamId)
                .toArray(String[]::new);
        if (parked.length > 0) {
            reader.tables()
                    .all()
                    .forEach(table -> CARRY_OVER.forEach(statement ->
                            database.update(statement.formatted(table.name(), table.streamColumn()), (Object) parked)));
        }
        call(SWAP);
        parking.rename(version.parkedAs(), reader.name());
    }
}
