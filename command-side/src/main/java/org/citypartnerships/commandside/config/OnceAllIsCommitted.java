package org.citypartnerships.commandside.config;

import org.citypartnerships.eventstore.AfterCommit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Passes it on when the transaction around it, of an imported file for example, is committed too; now if there is none. */
record OnceAllIsCommitted(AfterCommit told) implements AfterCommit {

    @Override
    public void committed() {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            told.committed();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                told.committed();
            }
        });
    }
}
