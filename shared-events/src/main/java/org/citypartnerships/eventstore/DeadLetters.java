package org.citypartnerships.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.common.DateTimeUtils;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.DefaultDeadLetterStatementFactory;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.serialization.Serializer;

/** Events that a follower failed on, kept in the table {@code dead_letter} that {@code db/follower} makes. */
public final class DeadLetters {

    /** Streams with letters, and letters of one stream: with more, something else is wrong than an event. */
    private static final int SEQUENCES_MAX = 1024;

    private DeadLetters() {}

    /**
     * The queue of one follower.
     *
     * @param follower the follower's processing group
     * @param schema the schema with the table, for example {@code readers}
     * @param connections those of the transaction in which the follower's rows are written
     * @param events the serializer of events
     */
    public static JdbcSequencedDeadLetterQueue<EventMessage<?>> of(
            String follower,
            String schema,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer events) {
        return of(follower, schema, connections, transactions, events, SEQUENCES_MAX);
    }

    static JdbcSequencedDeadLetterQueue<EventMessage<?>> of(
            String follower,
            String schema,
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer events,
            int sequencesMax) {
        DeadLetterSchema table = table(schema);
        return JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(follower)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(table)
                .statementFactory(new Statements(table, events))
                .genericSerializer(TrackingTokens.serializer())
                .eventSerializer(events)
                .maxSequences(sequencesMax)
                .maxSequenceSize(sequencesMax)
                .build();
    }

    private static DeadLetterSchema table(String schema) {
        return DeadLetterSchema.builder()
                .deadLetterTable(schema + ".dead_letter")
                .deadLetterIdentifierColumn("dead_letter_id")
                .processingGroupColumn("processing_group")
                .sequenceIdentifierColumn("sequence_identifier")
                .sequenceIndexColumn("sequence_index")
                .messageTypeColumn("message_type")
                .eventIdentifierColumn("event_id")
                .timestampColumn("recorded_at")
                .payloadTypeColumn("name")
                .payloadRevisionColumn("revision")
                .payloadColumn("payload")
                .metaDataColumn("metadata")
                .aggregateTypeColumn("stream_kind")
                .aggregateIdentifierColumn("stream_id")
                .sequenceNumberColumn("stream_sequence")
                .tokenTypeColumn("token_type")
                .tokenColumn("token")
                .enqueuedAtColumn("enqueued_at")
                .lastTouchedColumn("last_touched")
                .processingStartedColumn("processing_started")
                .causeTypeColumn("cause_type")
                .causeMessageColumn("cause_message")
                .diagnosticsColumn("diagnostics")
                .build();
    }

    /**
     * Axon 4.13.0 takes the number of letters to pass over for a position in a sequence, so that from the second page
     * on it finds none (AxonIQ/AxonFramework#4544).
     */
    private static final class Statements extends DefaultDeadLetterStatementFactory<EventMessage<?>> {

        private final String claimableSequences;

        Statements(DeadLetterSchema table, Serializer events) {
            super(new Settings(table, events));
            claimableSequences = """
                    SELECT * FROM %1$s letter
                    WHERE processing_group = ?
                      AND sequence_index = (SELECT min(sequence_index) FROM %1$s first
                                            WHERE first.processing_group = letter.processing_group
                                              AND first.sequence_identifier = letter.sequence_identifier)
                      AND (processing_started IS NULL OR processing_started < ?)
                    ORDER BY last_touched, dead_letter_id
                    LIMIT ? OFFSET ?
                    """.formatted(table.deadLetterTable());
        }

        @Override
        public PreparedStatement claimableSequencesStatement(
                Connection connection, String follower, Instant startedBefore, int offset, int pageSize)
                throws SQLException {
            PreparedStatement statement = connection.prepareStatement(claimableSequences);
            statement.setString(1, follower);
            statement.setString(2, DateTimeUtils.formatInstant(startedBefore));
            statement.setInt(3, pageSize);
            statement.setInt(4, offset);
            return statement;
        }

        private static final class Settings extends Builder<EventMessage<?>> {
            Settings(DeadLetterSchema table, Serializer events) {
                schema(table);
                genericSerializer(TrackingTokens.serializer());
                eventSerializer(events);
            }
        }
    }
}
