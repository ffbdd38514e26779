package org.citypartnerships.commandside.verification;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.citypartnerships.commandside.verification.Difference.Found;
import org.citypartnerships.commandside.verification.Difference.Named;
import org.citypartnerships.ledger.Checkpoint;
import org.citypartnerships.ledger.LedgerLeaf;
import org.citypartnerships.ledger.LedgerTables;
import org.citypartnerships.ledger.Proofs;
import org.citypartnerships.ledger.SignedCheckpoint;
import org.citypartnerships.ledger.Tree;
import org.jspecify.annotations.Nullable;

/** Asks the ledger for proofs as anybody may, and verifies them as anybody can: each checkpoint continues the one before. */
final class ProofCheck {

    private final LedgerTables ledger;
    private final CheckpointPages checkpoints;
    private final int wanted;
    private final Progress progress;
    private long count;

    ProofCheck(Connection connection, int wanted, Progress progress) {
        this.ledger = new LedgerTables(connection);
        this.checkpoints = new CheckpointPages(connection);
        this.wanted = wanted;
        this.progress = progress;
    }

    long count() {
        return count;
    }

    void run() throws SQLException {
        Tree tree = ledger.tree();
        Checkpoint last = continued(tree);
        if (last == null) {
            return;
        }
        long step = Math.max(1, last.size() / Math.max(1, wanted));
        for (long index = last.size() - 1; index >= 0 && wanted > 0; index -= step) {
            included(index, last, tree);
            progress.at(Check.PROOFS, last.size() - index, last.size());
        }
    }

    private @Nullable Checkpoint continued(Tree tree) throws SQLException {
        Checkpoint before = null;
        for (String note = checkpoints.next(); note != null; note = checkpoints.next()) {
            Checkpoint next = SignedCheckpoint.parse(note).checkpoint();
            if (before != null
                    && !Proofs.continues(
                            before.size(),
                            before.root(),
                            next.size(),
                            next.root(),
                            tree.consistency(before.size(), next.size()))) {
                throw new Found(
                        Check.PROOFS,
                        null,
                        "the checkpoint of " + next.takenAt() + " does not continue that of " + before.takenAt());
            }
            count += before == null ? 0 : 1;
            before = next;
        }
        return before;
    }

    private void included(long index, Checkpoint checkpoint, Tree tree) throws SQLException {
        List<LedgerLeaf> leaves = ledger.leavesFrom(index, 1);
        LedgerLeaf leaf = leaves.get(0);
        if (!Proofs.includes(
                leaf.hash(), index, checkpoint.size(), tree.inclusion(index, checkpoint.size()), checkpoint.root())) {
            throw new Found(
                    Check.PROOFS,
                    Named.of(leaf),
                    "is not proved to be under the checkpoint of " + checkpoint.takenAt());
        }
        count++;
    }
}
