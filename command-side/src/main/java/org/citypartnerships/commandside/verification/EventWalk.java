package org.citypartnerships.commandside.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.citypartnerships.commandside.verification.Difference.Found;
import org.citypartnerships.commandside.verification.Difference.Named;
import org.citypartnerships.eventstore.StoredEvent;
import org.citypartnerships.ledger.EventLeaf;
import org.citypartnerships.ledger.Hash;
import org.citypartnerships.ledger.LedgerLeaf;
import org.citypartnerships.ledger.LedgerTables;
import org.jspecify.annotations.Nullable;

/** Goes through the events in the order of the store, and beside them through the leaves of the ledger. */
final class EventWalk {

    private static final int PAGE_SIZE = 1000;
    private static final String PAGE = "SELECT global_position, " + StoredEvent.COLUMNS
            + " FROM eventstore.event WHERE global_position > ? ORDER BY global_position LIMIT " + PAGE_SIZE;
    private static final String COUNT = "SELECT count(*) FROM eventstore.event";

    private final Connection connection;
    private final Keys keys;
    private final Progress progress;
    private final LedgerTables ledger;
    private final TreeCheck tree;
    private final IndexCheck index;
    private final Deque<LedgerLeaf> leaves = new ArrayDeque<>();
    private boolean leavesEnded;
    private long leavesRead;
    private long read;
    private long tail;

    record Placed(long position, StoredEvent event) {
        Named named() {
            return Named.of(position, event);
        }
    }

    EventWalk(Connection connection, Keys keys, Progress progress) {
        this.connection = connection;
        this.keys = keys;
        this.progress = progress;
        this.ledger = new LedgerTables(connection);
        this.tree = new TreeCheck(connection);
        this.index = new IndexCheck(connection);
    }

    long read() {
        return read;
    }

    long tail() {
        return tail;
    }

    long indexed() {
        return index.count();
    }

    void run() throws SQLException {
        long total = total();
        long position = Long.MIN_VALUE;
        for (List<Placed> page = page(position); !page.isEmpty(); page = page(position)) {
            for (Placed placed : page) {
                compare(placed);
                read++;
            }
            index.compare(page);
            position = page.get(page.size() - 1).position();
            progress.at(Check.LEAVES, read, total);
        }
        LedgerLeaf left = nextLeaf();
        if (left != null) {
            throw takenAway(left);
        }
        tree.finish();
        index.finish();
    }

    private void compare(Placed placed) throws SQLException {
        LedgerLeaf leaf = nextLeaf();
        if (leaf == null) {
            tail++;
        } else if (leaf.position() < placed.position()) {
            throw takenAway(leaf);
        } else if (leaf.position() > placed.position()) {
            throw new Found(
                    Check.LEAVES, placed.named(), "is not in the ledger, although later events are: it was put in");
        } else {
            compare(placed, leaf);
        }
        if (!sealed(placed)) {
            throw new Found(
                    Check.SEALS,
                    placed.named(),
                    "bears no seal of a key given: it was changed, or put in by somebody without the node's key");
        }
    }

    private void compare(Placed placed, LedgerLeaf leaf) throws SQLException {
        if (!placed.named().equals(Named.of(leaf))) {
            throw new Found(Check.LEAVES, Named.of(leaf), "now reads " + placed.named() + ": it was changed or moved");
        }
        Hash hash = hash(placed);
        if (!hash.equals(leaf.hash())) {
            throw new Found(
                    Check.LEAVES,
                    placed.named(),
                    "was changed: its hash is " + hash + ", and as leaf " + leaf.index() + " it was " + leaf.hash());
        }
        if (leaf.index() != tree.size()) {
            throw new Found(
                    Check.TREE,
                    placed.named(),
                    "is leaf " + leaf.index() + " of the ledger, and " + tree.size() + " in it");
        }
        tree.add(placed, hash);
    }

    private static Hash hash(Placed placed) {
        try {
            return EventLeaf.hash(placed.event());
        } catch (RuntimeException e) {
            throw new Found(
                    Check.LEAVES, placed.named(), "was changed: it can't be read any more (" + e.getMessage() + ")");
        }
    }

    private boolean sealed(Placed placed) {
        try {
            return keys.sealed(placed.event());
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static Found takenAway(LedgerLeaf leaf) {
        return new Found(
                Check.LEAVES,
                Named.of(leaf),
                "is not in the store any more: it was taken away or moved; the ledger has it as leaf " + leaf.index());
    }

    private @Nullable LedgerLeaf nextLeaf() throws SQLException {
        if (leaves.isEmpty() && !leavesEnded) {
            List<LedgerLeaf> page = ledger.leavesFrom(leavesRead, PAGE_SIZE);
            leaves.addAll(page);
            leavesEnded = page.isEmpty();
            leavesRead = page.isEmpty() ? leavesRead : page.get(page.size() - 1).index() + 1;
        }
        return leaves.poll();
    }

    private List<Placed> page(long position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAGE)) {
            statement.setLong(1, position);
            try (ResultSet rows = statement.executeQuery()) {
                List<Placed> page = new ArrayList<>();
                while (rows.next()) {
                    page.add(new Placed(rows.getLong("global_position"), StoredEvent.from(rows)));
                }
                return page;
            }
        }
    }

    private long total() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}
