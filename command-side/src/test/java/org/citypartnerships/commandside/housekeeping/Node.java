package org.citypartnerships.commandside.housekeeping;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.citypartnerships.eventstore.Roles;
import org.citypartnerships.eventstore.TestDatabase;

/** A node that does nothing but the housekeeping. */
final class Node implements AutoCloseable {

    static final String LEDGER = "ledger-of-the-tests";

    private final Housekeeping housekeeping;

    Node(TestDatabase database, Path keyFile, Path folder, Duration every) {
        Checkpoints checkpoints =
                new Checkpoints(Clock.systemUTC(), LEDGER, keyFile.toString(), folder.toString(), every);
        housekeeping = new Housekeeping(
                List.of(new LedgerKeeping(checkpoints)),
                new HousekeepingSessions(database.jdbcUrl(), database.password(Roles.COMMAND)));
        housekeeping.start();
    }

    @Override
    public void close() {
        housekeeping.stop();
    }
}
