package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** An event store of a test: a fresh database, the command side's engine and a follower's. */
final class EventStoreOnPostgres {

    final TestDatabase database;
    final ThreadTransactions command;
    final ThreadTransactions query;
    final PartnershipsEventStorageEngine engine;
    final PartnershipsEventStorageEngine follower;

    EventStoreOnPostgres(AppendListener... listeners) {
        database = TestDatabase.withEventStore().migrate("readers", "db/readers", "db/follower");
        command = new ThreadTransactions(database.as(Roles.COMMAND));
        query = new ThreadTransactions(database.as(Roles.QUERY));
        EventStorage storage =
                EventStorage.on(command, command, TestEvents.serializer()).sealedWith(TestEvents.SEAL);
        List.of(listeners).forEach(storage::listener);
        engine = storage.engine();
        follower = EventStorage.on(query, query, TestEvents.serializer())
                .lookingAtGapsAlways()
                .engine();
    }

    List<? extends TrackedEventMessage<?>> followedFrom(@Nullable TrackingToken token) {
        return follower.readEvents(token, false).toList();
    }

    /** An append that another session has begun and not ended. */
    Connection beginAppend(EventMessage<?> event) throws SQLException {
        Connection connection = database.as(Roles.COMMAND).getConnection();
        connection.setAutoCommit(false);
        ThreadTransactions transactions = new ThreadTransactions(database.as(Roles.COMMAND));
        EventStorage.on(() -> ThreadTransactions.keptOpen(connection), transactions, TestEvents.serializer())
                .sealedWith(TestEvents.SEAL)
                .engine()
                .appendEvents(event);
        return connection;
    }

    StoredEvent row(String stream, long sequence) throws SQLException {
        try (Connection connection = database.as(Roles.QUERY).getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT " + StoredEvent.COLUMNS
                        + " FROM eventstore.event WHERE stream_id = ? AND stream_sequence = ?")) {
            statement.setString(1, stream);
            statement.setLong(2, sequence);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return StoredEvent.from(rows);
            }
        }
    }

    long count(String from) throws SQLException {
        try (Connection connection = database.asSuperuser().getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM " + from);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
