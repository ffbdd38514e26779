package org.citypartnerships.commandside.bulkimport;

import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/** What is done as a whole or not at all: in a transaction of its own, or up to a savepoint within the one that there is. */
final class Whole {

    private static final TransactionDefinition NESTED =
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED);

    private final PlatformTransactionManager transactions;

    Whole(PlatformTransactionManager transactions) {
        this.transactions = transactions;
    }

    /**
     * Does it.
     *
     * @throws RuntimeException what the work throws, which is undone then
     * @throws TransactionException if the session does not even undo it, or does not begin: it is lost
     */
    <T> T of(Supplier<T> work) {
        TransactionStatus status = transactions.getTransaction(NESTED);
        T done;
        try {
            done = work.get();
        } catch (RuntimeException | Error failure) {
            undo(status, failure);
            throw failure;
        }
        transactions.commit(status);
        return done;
    }

    private void undo(TransactionStatus status, Throwable failure) {
        try {
            transactions.rollback(status);
        } catch (TransactionException lost) {
            TransactionException told = new TransactionSystemException("the session is lost", failure);
            told.addSuppressed(lost);
            throw told;
        }
    }
}
