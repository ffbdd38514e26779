package org.citypartnerships.commandside.verification;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.citypartnerships.ledger.CheckpointFile;
import org.jspecify.annotations.Nullable;

/**
 * Walks store, ledger and what is derived from them, and stops at the first difference. It only reads, in pages: a store of any
 * size takes the same memory.
 *
 * <p>It needs one moment of the database, so the connection stands in a transaction that reads repeatably, and the file of
 * checkpoints as it was before that moment: the database has a checkpoint before the file has it.
 */
public final class Verification {

    private final Connection connection;
    private final Keys keys;
    private final @Nullable CheckpointFile file;
    private final int proofs;
    private final Progress progress;

    /**
     * A verification.
     *
     * @param connection as a role that may read {@code eventstore} and {@code command}
     * @param keys by which seals and signatures are checked
     * @param file the checkpoints outside the database, as of before; null if there are none
     * @param proofs how many proofs of inclusion are tried, evenly over the store
     * @param progress hears how far it is
     */
    public Verification(
            Connection connection, Keys keys, @Nullable CheckpointFile file, int proofs, Progress progress) {
        this.connection = connection;
        this.keys = keys;
        this.file = file;
        this.proofs = proofs;
        this.progress = progress;
    }

    /**
     * Does it.
     *
     * @throws IOException if the file can't be read, or is no file of checkpoints
     * @throws SQLException if the database can't be read
     */
    public Outcome run() throws IOException, SQLException {
        CheckpointCheck checkpoints = new CheckpointCheck(connection, keys, file, progress);
        EventWalk events = new EventWalk(connection, keys, progress);
        StreamCheck streams = new StreamCheck(connection, progress);
        ProofCheck tried = new ProofCheck(connection, proofs, progress);
        Difference difference = null;
        try {
            checkpoints.run();
            events.run();
            streams.run();
            tried.run();
        } catch (Difference.Found found) {
            difference = found.difference();
        }
        return new Outcome(
                difference,
                events.read(),
                events.tail(),
                checkpoints.count(),
                checkpoints.lastSize(),
                streams.count(),
                events.indexed(),
                tried.count());
    }
}
