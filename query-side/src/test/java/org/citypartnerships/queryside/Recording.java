package org.citypartnerships.queryside;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.citypartnerships.events.Event;
import org.citypartnerships.eventstore.CommitNotices;
import org.citypartnerships.eventstore.EventSeal;
import org.citypartnerships.eventstore.EventStorage;
import org.citypartnerships.eventstore.PartnershipsEventStorageEngine;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;
import org.citypartnerships.eventstore.ThreadTransactions;
import org.citypartnerships.storage.EventSerializer;

/** Appends events as the command side does. */
final class Recording implements AutoCloseable {

    private static final EventSeal SEAL =
            new EventSeal("the key of a node in the tests: 32".getBytes(StandardCharsets.UTF_8));

    private final TestDatabase database;
    private final ThreadTransactions transactions;
    private final PartnershipsEventStorageEngine engine;
    private final CommitNotices notices;
    private final Map<String, Long> next = new HashMap<>();

    Recording(TestDatabase database) {
        this.database = database;
        this.transactions = ThreadTransactions.reusing(database.as(Roles.COMMAND));
        this.notices = new CommitNotices(database.as(Roles.COMMAND));
        this.engine = EventStorage.on(transactions, transactions, new EventSerializer())
                .sealedWith(SEAL)
                .engine();
    }

    /** Appends the events in one transaction. @return the position of the last */
    long record(List<Event> events) {
        return record(events, Map.of("recordedBy", "clerk of Harbin", "door", "api"));
    }

    /** Appends the events, with what their metadata say, in one transaction. @return the position of the last */
    synchronized long record(List<Event> events, Map<String, String> metadata) {
        List<EventMessage<?>> messages = new ArrayList<>();
        for (Event event : events) {
            String stream = event.stream().value();
            messages.add(new GenericDomainEventMessage<>(
                    stream.substring(0, stream.indexOf(':')),
                    stream,
                    next.merge(stream, 1L, Long::sum) - 1,
                    event,
                    metadata,
                    IdentifierFactory.getInstance().generateIdentifier(),
                    Instant.now()));
        }
        transactions.executeInTransaction(() -> engine.appendEvents(messages));
        notices.committed();
        return head();
    }

    @Override
    public void close() {
        notices.close();
    }

    private long head() {
        try (Connection connection = database.as(Roles.QUERY).getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT max(global_position) FROM eventstore.event");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
