package org.citypartnerships.commandside.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.citypartnerships.commandside.Decided;
import org.citypartnerships.commandside.Reason;
import org.citypartnerships.commandside.Refused;
import org.citypartnerships.commandside.streams.GivenAnswer;
import org.citypartnerships.commandside.streams.StreamIndexWriter;
import org.citypartnerships.eventstore.Accompaniment;
import org.citypartnerships.eventstore.AppendListener;
import org.citypartnerships.eventstore.Companion;
import org.citypartnerships.storage.EventJson;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The answers given under idempotency keys, written together with the events that they are about: a client that does
 * not know whether its command was recorded sends it again under the same key and gets the same answer. They age out.
 */
@Component
public class Answers implements AppendListener {

    /** The answer is written before the position is known: it is added to it here. */
    private static final Companion GIVE = new Companion("""
            INSERT INTO command.idempotency (idempotency_key, body_digest, given_to, answer)
            SELECT idempotency_key, body_digest, given_to,
                   answer::jsonb || jsonb_build_object('position', global_position)
            FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                     AS given (idempotency_key, body_digest, given_to, answer, event_id)
                 JOIN appended USING (event_id)
            """);

    private static final String GIVEN =
            "SELECT body_digest, given_to, answer FROM command.idempotency WHERE idempotency_key = :key";

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
     * @throws Refused if it was given for another body, or to another sender
     */
    Optional<Answer> given(String idempotencyKey, Request request) {
        return jdbc.sql(GIVEN)
                .param("key", idempotencyKey)
                .query((row, number) -> new GivenAnswer(
                        row.getString("body_digest"), row.getString("given_to"), row.getString("answer")))
                .optional()
                .map(given -> again(given, request));
    }

    /**
     * The answer once more.
     *
     * @throws Refused if it was given for another body, or to another sender
     */
    static Answer again(GivenAnswer given, Request request) {
        if (!given.isFor(request.digest(), request.provenance().recordedBy())) {
            throw new Refused(
                    Reason.IDEMPOTENCY_KEY_REUSED,
                    "this Idempotency-Key was used with another body, or by somebody else: use a new key for a new command");
        }
        return EventJson.ours().mapper().readValue(given.answer(), Answer.class);
    }

    @Override
    public void appending(List<? extends DomainEventMessage<?>> events, Accompaniment rows) {
        if (CurrentUnitOfWork.isStarted()) {
            appending(CurrentUnitOfWork.get(), events, rows);
        }
    }

    private static void appending(
            UnitOfWork<?> work, List<? extends DomainEventMessage<?>> events, Accompaniment rows) {
        if (work.getMessage().getMetaData().get(Receipt.KEY) instanceof Receipt receipt
                && work.getExecutionResult().getResult().getPayload() instanceof Decided decided) {
            Answer answer = Answer.of(decided).onRecord();
            if (receipt.idempotencyKey() != null) {
                rows.add(
                        GIVE,
                        receipt.idempotencyKey(),
                        work.getMessage().getMetaData().get(StreamIndexWriter.BODY_DIGEST),
                        work.getMessage().getMetaData().get(Provenance.RECORDED_BY),
                        EventJson.ours().mapper().writeValueAsString(answer),
                        events.get(events.size() - 1).getIdentifier());
            }
            rows.whenStored(position -> receipt.answered(answer.at(position)));
        }
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT5M")
    void ageOut() {
        jdbc.sql(AGE_OUT).param("seconds", kept.toSeconds()).update();
    }
}
