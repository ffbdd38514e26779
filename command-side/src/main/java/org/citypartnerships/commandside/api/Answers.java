package org.citypartnerships.commandside.api;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.StreamIndexWriter;
import org.citypartnerships.eventstore.AppendListener;
import org.citypartnerships.storage.EventJson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The answers given under idempotency keys, written in the transaction of the events that they are about: a client that does
 * not know whether its command was recorded sends it again under the same key and gets the same answer. They age out.
 */
@Component
public class Answers implements AppendListener {

    private static final String POSITION = "SELECT global_position FROM eventstore.event WHERE event_id = ?";

    private static final String GIVE =
            "INSERT INTO command.idempotency (idempotency_key, body_digest, answer) VALUES (?, ?, ?::jsonb)";

    private static final String GIVEN =
            "SELECT body_digest, answer FROM command.idempotency WHERE idempotency_key = :key";

    private static final String AGE_OUT =
            "DELETE FROM command.idempotency WHERE answered_at < now() - make_interval(secs => :seconds)";

    private final JdbcClient jdbc;
    private final Duration kept;

    Answers(JdbcClient jdbc, @Value("${partnerships.idempotency.kept:P7D}") Duration kept) {
        this.jdbc = jdbc;
        this.kept = kept;
    }

    /**
     * The answer given under this key before.
     *
     * @throws Refused if it was given for another body
     */
    Optional<Answer> given(String idempotencyKey, String digest) {
        return jdbc.sql(GIVEN)
                .param("key", idempotencyKey)
                .query((row, number) -> {
                    if (!row.getString("body_digest").equals(digest)) {
                        throw new Refused(
                                Reason.IDEMPOTENCY_KEY_REUSED,
                                "this Idempotency-Key was used with another body: use a new key for a new command");
                    }
                    return EventJson.ours().mapper().readValue(row.getString("answer"), Answer.class);
                })
                .optional();
    }

    @Override
    public void appended(List<? extends DomainEventMessage<?>> events, Connection connection) throws SQLException {
        UnitOfWork<?> work = CurrentUnitOfWork.get();
        if (work.getMessage().getMetaData().get(Receipt.KEY) instanceof Receipt receipt
                && work.getExecutionResult().getResult().getPayload() instanceof Decided decided) {
            long position = position(events.get(events.size() - 1).getIdentifier(), connection);
            Answer answer = Answer.of(decided, position);
            give(receipt, answer, digest(work), connection);
            receipt.answered(answer);
        }
    }

    private static String digest(UnitOfWork<?> work) {
        return String.valueOf(work.getMessage().getMetaData().get(StreamIndexWriter.BODY_DIGEST));
    }

    private static long position(String eventId, Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POSITION)) {
            statement.setString(1, eventId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void give(Receipt receipt, Answer answer, String digest, Connection connection) throws SQLException {
        if (receipt.idempotencyKey() == null) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(GIVE)) {
            statement.setString(1, receipt.idempotencyKey());
            statement.setString(2, digest);
            statement.setString(3, EventJson.ours().mapper().writeValueAsString(answer));
            statement.executeUpdate();
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void ageOut() {
        jdbc.sql(AGE_OUT).param("seconds", kept.toSeconds()).update();
    }
}
