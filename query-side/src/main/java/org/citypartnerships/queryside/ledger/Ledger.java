package org.citypartnerships.queryside.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.citypartnerships.ledger.LedgerTables.LedgerUnreadable;
import org.citypartnerships.queryside.web.NotYetAvailable;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the ledger, which the command side keeps, at one moment of it. */
@Component
class Ledger {

    /** No such table; no right to look into the schema, which the migration with the table gives. */
    private static final Set<String> NO_LEDGER = Set.of("42P01", "42501");

    private final JdbcTemplate database;
    private final TransactionTemplate moment;

    Ledger(JdbcTemplate database, PlatformTransactionManager transactions) {
        this.database = database;
        this.moment = new TransactionTemplate(transactions);
        this.moment.setReadOnly(true);
        this.moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    interface Question<T> {
        T on(Connection connection) throws SQLException;
    }

    /**
     * The answer to a question.
     *
     * @throws NotYetAvailable if the command side has made no ledger yet
     */
    <T> T ask(Question<T> question) {
        try {
            T answer = moment.execute(status -> database.execute((ConnectionCallback<T>) connection -> {
                try {
                    return question.on(connection);
                } catch (LedgerUnreadable e) {
                    throw e.sql();
                }
            }));
            if (answer == null) {
                throw new IllegalStateException("The ledger gave no answer");
            }
            return answer;
        } catch (NonTransientDataAccessException e) {
            if (e.getCause() instanceof SQLException sql && NO_LEDGER.contains(sql.getSQLState())) {
                throw new NotYetAvailable(
                        "There is no ledger in this database yet: the command side makes it when it starts.", e);
            }
            throw e;
        }
    }
}
