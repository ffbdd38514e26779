package org.citypartnerships.commandside.housekeeping;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.eventstore.SettledEvents;
import org.citypartnerships.eventstore.SettledEvents.Positioned;
import org.citypartnerships.ledger.EventLeaf;
import org.citypartnerships.ledger.Frontier;
import org.citypartnerships.ledger.Hash;
import org.citypartnerships.ledger.LedgerLeaf;
import org.citypartnerships.ledger.LedgerTables;
import org.citypartnerships.ledger.Tiles;
import org.springframework.stereotype.Component;

/**
 * Keeps the ledger: gives each event its leaf, in the order of the store, and takes checkpoints.
 *
 * <p>The last leaf says where to go on. A batch of leaves and the nodes that they complete are one statement: all or none.
 */
@Component
final class LedgerKeeping implements HousekeepingJob {

    private static final int BATCH_SIZE = 1000;

    private final Checkpoints checkpoints;

    LedgerKeeping(Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    @Override
    public String name() {
        return "The ledger";
    }

    @Override
    public Rounds begin(Connection session) throws SQLException {
        LedgerTables tables = new LedgerTables(session);
        LedgerLeaf last = tables.lastLeaf().orElse(null);
        long size = last == null ? 0 : last.index() + 1;
        long position = last == null ? 0 : last.position();
        return new Following(session, tables.tree().frontier(size), position, checkpoints.begin(session));
    }

    private static final class Following implements Rounds {

        private final SettledEvents events = new SettledEvents(BATCH_SIZE);
        private final Connection session;
        private final Checkpoints.Taking taking;
        private Frontier frontier;
        private long position;

        Following(Connection session, Frontier frontier, long position, Checkpoints.Taking taking) {
            this.session = session;
            this.frontier = frontier;
            this.position = position;
            this.taking = taking;
        }

        @Override
        public boolean next() throws SQLException {
            List<Positioned> batch = events.after(position, session);
            if (!batch.isEmpty()) {
                add(batch);
            }
            if (batch.size() == BATCH_SIZE) {
                return true;
            }
            taking.takeIfDue(frontier);
            return false;
        }

        private void add(List<Positioned> batch) throws SQLException {
            Frontier grown = frontier.copy();
            List<LedgerLeaf> leaves = new ArrayList<>(batch.size());
            List<LedgerRows.Node> nodes = new ArrayList<>();
            for (Positioned read : batch) {
                Hash hash = EventLeaf.hash(read.event());
                leaves.add(new LedgerLeaf(
                        grown.size(),
                        read.position(),
                        read.event().eventId(),
                        read.event().stream(),
                        read.event().sequence(),
                        hash));
                grown.add(hash, (level, index, node) -> {
                    if (level % Tiles.HEIGHT == 0) {
                        nodes.add(new LedgerRows.Node(level, index, node));
                    }
                });
            }
            LedgerRows.add(leaves, nodes, session);
            frontier = grown;
            position = leaves.get(leaves.size() - 1).position();
        }
    }
}
