package org.citypartnerships.queryside.following;

import java.util.List;
import java.util.function.LongFunction;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One moment of the data that an answer is made from: whatever is read in it was true at the same position. */
public final class Moment {

    private final List<String> readers;
    private final List<String> tables;
    private final Positions positions;
    private final TransactionTemplate transaction;

    /** A moment for readers, of each of which one table is held: no fresh version can take the place of its rows meanwhile. */
    Moment(List<String> readers, List<String> tables, Positions positions, PlatformTransactionManager transactions) {
        this.readers = readers;
        this.tables = tables;
        this.positions = positions;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    /** The answer to a question, which is told the position at which it is asked. */
    public <T> T ask(LongFunction<T> question) {
        T answer = transaction.execute(status -> {
            if (!status.isNewTransaction()) {
                return question.apply(positions.readBy(readers, tables));
            }
            long position = positions.readByForAMoment(readers, tables);
            return MomentMemory.during(() -> question.apply(position));
        });
        if (answer == null) {
            throw new IllegalStateException("A question was not answered");
        }
        return answer;
    }
}
