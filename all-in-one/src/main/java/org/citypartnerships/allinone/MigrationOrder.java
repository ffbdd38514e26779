package org.citypartnerships.allinone;

import java.util.concurrent.CompletableFuture;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Lets two applications start side by side and the second make its tables only when the first has made its own, whether the database is
 * new, of an older version, or as it should be.
 */
final class MigrationOrder {

    private final CompletableFuture<Void> made = new CompletableFuture<>();
    private boolean ended;

    /** The tables of this application come first. */
    void goesFirst(GenericApplicationContext context) {
        context.registerBean(FlywayMigrationStrategy.class, () -> flyway -> {
            flyway.migrate();
            letOn();
        });
    }

    /** The tables of this application come second; while the others are not made, it waits. */
    void goesSecond(GenericApplicationContext context) {
        context.registerBean(FlywayMigrationStrategy.class, () -> flyway -> {
            made.join();
            flyway.migrate();
        });
    }

    /** From now on whoever waits goes on waiting: everything ends. */
    synchronized void letNobodyOn() {
        ended = true;
    }

    private synchronized void letOn() {
        if (!ended) {
            made.complete(null);
        }
    }
}
