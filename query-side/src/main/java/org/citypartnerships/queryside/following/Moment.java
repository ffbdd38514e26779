package org.citypartnerships.queryside.following;

import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One moment of the data that an answer is made from: whatever is read in it was true at the same position. */
public final class Moment {

    private final List<String> readers;
    private final List<String> tables;
    private final Positions positions;
    private final TransactionTemplate transaction;
    private final Sufficing sufficing;
    private final boolean plannedOnce;
    private final Asked asked;

    /** Where the readers stood when the last question was asked, of this moment or of the same planned otherwise. */
    private static final class Asked {
        private Positions.At at = Positions.At.NOWHERE;
    }

    /** A moment for readers, of each of which one table is held: no fresh version can take the place of its rows meanwhile. */
    Moment(
            List<String> readers,
            List<String> tables,
            Positions positions,
            PlatformTransactionManager transactions,
            Sufficing sufficing) {
        this(readers, tables, positions, new TransactionTemplate(transactions), sufficing, false, new Asked());
        this.transaction.setReadOnly(true);
    }

    private Moment(
            List<String> readers,
            List<String> tables,
            Positions positions,
            TransactionTemplate transaction,
            Sufficing sufficing,
            boolean plannedOnce,
            Asked asked) {
        this.readers = readers;
        this.tables = tables;
        this.positions = positions;
        this.transaction = transaction;
        this.sufficing = sufficing;
        this.plannedOnce = plannedOnce;
        this.asked = asked;
    }

    /**
     * The same for questions that find their rows by keys: PostgreSQL plans each statement once in a session, since one plan is as
     * good as another, and planning takes longer than reading so few rows. What is filtered by is better planned for its value.
     */
    public Moment byKeys() {
        return new Moment(readers, tables, positions, transaction, sufficing, true, asked);
    }

    /** The answer to a question, which is told the position at which it is asked. */
    public <T> T ask(LongFunction<T> question) {
        return ask(List.of(), question);
    }

    /**
     * The same of a question that will look something up for certain. If that, and what is remembered, is all that it needs, it takes
     * a single round trip.
     *
     * @param question may be asked twice
     * @param first what it is: asked for in the round trip that begins the moment
     */
    public <T> T ask(List<Lookup<?>> first, LongFunction<T> question) {
        boolean isOutside = !MomentMemory.isKept() && !TransactionSynchronizationManager.isActualTransactionActive();
        T answer = isOutside && sufficing.isWorthTrying(question) ? atOnce(first, question) : null;
        return answer == null ? inTransaction(first, question) : answer;
    }

    private <T> @Nullable T atOnce(List<Lookup<?>> first, LongFunction<T> question) {
        return MomentMemory.during(() -> {
            RoundTrip all = new RoundTrip(first);
            long position = at(positions.readByAtOnce(readers, tables, plannedOnce, all));
            all.remember();
            return sufficing.answer(question, position);
        });
    }

    private <T> T inTransaction(List<Lookup<?>> first, LongFunction<T> question) {
        T answer = transaction.execute(status -> {
            if (!status.isNewTransaction()) {
                return question.apply(at(positions.readBy(readers, tables)));
            }
            return MomentMemory.during(() -> {
                RoundTrip along = new RoundTrip(first);
                long position = at(positions.readByForAMoment(readers, tables, plannedOnce, along));
                along.remember();
                return question.apply(position);
            });
        });
        if (answer == null) {
            throw new IllegalStateException("A question was not answered");
        }
        return answer;
    }

    private long at(Positions.At now) {
        MomentMemory.is(now);
        asked.at = now;
        return now.position();
    }

    /** The readers that answer, in their order. */
    public List<String> readers() {
        return readers;
    }

    /** Their tokens as the question saw them that was asked last; empty if none was, or if one of them has none. */
    public List<String> tokens() {
        return asked.at.tokens();
    }
}
