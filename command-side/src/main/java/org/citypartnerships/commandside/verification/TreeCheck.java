package org.citypartnerships.commandside.verification;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.citypartnerships.commandside.verification.Difference.Found;
import org.citypartnerships.commandside.verification.Difference.Named;
import org.citypartnerships.ledger.Checkpoint;
import org.citypartnerships.ledger.Frontier;
import org.citypartnerships.ledger.Hash;
import org.citypartnerships.ledger.SignedCheckpoint;
import org.citypartnerships.ledger.Tiles;
import org.jspecify.annotations.Nullable;

/** Grows the tree anew from the events and compares it with the nodes that are kept, and with each checkpoint on the way. */
final class TreeCheck {

    private static final String NODE = "SELECT hash FROM command.ledger_node WHERE level = ? AND node_index = ?";
    private static final String NODES = "SELECT count(*) FROM command.ledger_node";

    private final Connection connection;
    private final CheckpointPages checkpoints;
    private final Frontier frontier = new Frontier();
    private @Nullable Checkpoint next;
    private @Nullable Named firstSinceCheckpoint;
    private boolean begun;
    private long nodes;

    TreeCheck(Connection connection) {
        this.connection = connection;
        this.checkpoints = new CheckpointPages(connection);
    }

    long size() {
        return frontier.size();
    }

    void add(EventWalk.Placed placed, Hash leaf) throws SQLException {
        if (!begun) {
            begun = true;
            nextCheckpoint();
        }
        if (firstSinceCheckpoint == null) {
            firstSinceCheckpoint = placed.named();
        }
        frontier.add(leaf, (level, index, hash) -> compare(level, index, hash, placed));
        if (next != null && next.size() == frontier.size()) {
            if (!next.root().equals(frontier.root())) {
                throw new Found(
                        Check.TREE,
                        firstSinceCheckpoint,
                        "or one after it, up to " + placed.named() + ", is not the event that the checkpoint of "
                                + next.takenAt()
                                + " was signed over, although seal and leaf agree: somebody who has the"
                                + " node's key has rewritten it");
            }
            firstSinceCheckpoint = null;
            nextCheckpoint();
        }
    }

    void finish() throws SQLException {
        if (!begun) {
            nextCheckpoint();
        }
        Checkpoint last = next;
        while (next != null) {
            last = next;
            nextCheckpoint();
        }
        if (last != null) {
            throw new Found(
                    Check.TREE,
                    null,
                    "the checkpoint of " + last.takenAt() + " was signed over " + last.size()
                            + " events, and the ledger has " + frontier.size() + ": the last "
                            + (last.size() - frontier.size()) + " were taken away");
        }
        try (PreparedStatement statement = connection.prepareStatement(NODES);
                ResultSet row = statement.executeQuery()) {
            row.next();
            if (row.getLong(1) != nodes) {
                throw new Found(
                        Check.TREE,
                        null,
                        "the ledger keeps " + row.getLong(1) + " nodes, and its leaves make " + nodes);
            }
        }
    }

    private void nextCheckpoint() throws SQLException {
        String note = checkpoints.next();
        next = note == null ? null : SignedCheckpoint.parse(note).checkpoint();
    }

    private void compare(int level, long index, Hash hash, EventWalk.Placed placed) {
        if (level % Tiles.HEIGHT != 0) {
            return;
        }
        nodes++;
        try (PreparedStatement statement = connection.prepareStatement(NODE)) {
            statement.setInt(1, level);
            statement.setLong(2, index);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next() || !Hash.of(row.getBytes(1)).equals(hash)) {
                    throw new Found(
                            Check.TREE,
                            placed.named(),
                            "completes node " + level + "/" + index + " of the ledger, which is kept otherwise");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The nodes of the ledger can't be read", e);
        }
    }
}
