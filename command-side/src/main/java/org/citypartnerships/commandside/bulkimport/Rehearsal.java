package org.citypartnerships.commandside.bulkimport;

import java.util.List;
import org.citypartnerships.commandside.api.Provenance;
import org.citypartnerships.commandside.api.Purpose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The dry run of a file: everything is recorded in one transaction, so that lines see the lines before them, and undone.
 *
 * <p>The database ends a transaction of ours that takes too long. A rehearsal may take as long as its file needs: whenever some
 * lines are through, that time begins anew, so that only a rehearsal that stands still is ended.
 */
@Component
class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private static final String TIME_LIMIT = "SELECT current_setting('transaction_timeout')";

    /** The clock of a running transaction is set only when it is switched on. */
    private static final String BEGIN_TIME_ANEW = """
            SELECT set_config('transaction_timeout', '0', true) || set_config('transaction_timeout', :limit, true)
            """;

    private final ImportRun run;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager transactions;
    private final TransactionTemplate apart;

    Rehearsal(ImportRun run, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.run = run;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.apart = new TransactionTemplate(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Works through all lines and records nothing.
     *
     * @param progress what becomes of them; also what is known until then if it fails
     * @param shown shows how far it is; in a transaction apart, and may fail
     * @throws TransactionException if the session is lost, and with it what the lines so far would have recorded
     */
    void of(List<ImportLine> lines, Provenance sender, ImportProgress progress, Runnable shown) {
        TransactionStatus rehearsed = transactions.getTransaction(TransactionDefinition.withDefaults());
        try {
            String limit = jdbc.sql(TIME_LIMIT).query(String.class).single();
            run.run(lines, Purpose.REHEARSE, sender, progress, () -> {
                jdbc.sql(BEGIN_TIME_ANEW)
                        .param("limit", limit)
                        .query(String.class)
                        .single();
                show(shown);
            });
        } finally {
            undo(rehearsed);
        }
    }

    /** Nobody waits for it: the session of the rehearsal would stand idle meanwhile. */
    private void show(Runnable shown) {
        try {
            apart.executeWithoutResult(status -> shown.run());
        } catch (RuntimeException unseen) {
            LOG.debug("How far a rehearsal is was not shown", unseen);
        }
    }

    private void undo(TransactionStatus rehearsed) {
        try {
            transactions.rollback(rehearsed);
        } catch (TransactionException lost) {
            LOG.debug("The session of a rehearsal was lost, and is undone by the database", lost);
        }
    }
}
