package org.citypartnerships.commandside.verification;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.citypartnerships.ledger.Checkpoint;
import org.citypartnerships.ledger.CheckpointFile;
import org.citypartnerships.ledger.SignedCheckpoint;
import org.jspecify.annotations.Nullable;

/** Whether the checkpoints are those that were signed, all of them, in the database and outside. */
final class CheckpointCheck {

    private final Keys keys;
    private final @Nullable CheckpointFile file;
    private final CheckpointPages kept;
    private final Progress progress;
    private @Nullable Checkpoint last;
    private long count;

    CheckpointCheck(Connection connection, Keys keys, @Nullable CheckpointFile file, Progress progress) {
        this.keys = keys;
        this.file = file;
        this.kept = new CheckpointPages(connection);
        this.progress = progress;
    }

    long count() {
        return count;
    }

    long lastSize() {
        return last == null ? 0 : last.size();
    }

    void run() throws IOException, SQLException {
        if (file != null) {
            file.forEach(this::compare);
        }
        // What follows was taken after the file was looked at.
        for (String note = kept.next(); note != null; note = kept.next()) {
            check(note);
        }
        progress.at(Check.CHECKPOINTS, count, count);
    }

    private void compare(String outside) {
        String inside = kept.nextOrFail();
        if (inside == null) {
            throw new Difference.Found(
                    Check.CHECKPOINTS,
                    null,
                    "the file has a checkpoint that the database has not, over " + told(parsed(outside))
                            + ": checkpoints, and perhaps events, were taken away");
        }
        if (!inside.equals(outside)) {
            throw new Difference.Found(
                    Check.CHECKPOINTS,
                    null,
                    "after " + (last == null ? "the beginning" : "the checkpoint over " + told(last))
                            + " file and database go on differently: the file with " + told(parsed(outside))
                            + ", the database with " + told(parsed(inside)));
        }
        check(inside);
    }

    private void check(String note) {
        SignedCheckpoint signed = read(note);
        Checkpoint checkpoint = signed.checkpoint();
        if (!keys.signed(signed)) {
            throw new Difference.Found(
                    Check.CHECKPOINTS, null, "the checkpoint over " + told(checkpoint) + " is signed by no key given");
        }
        if (last != null
                && (checkpoint.size() <= last.size() || checkpoint.takenAt().isBefore(last.takenAt()))) {
            throw new Difference.Found(
                    Check.CHECKPOINTS,
                    null,
                    "the checkpoint over " + told(checkpoint) + " follows one over " + told(last));
        }
        last = checkpoint;
        count++;
    }

    private static SignedCheckpoint read(String note) {
        try {
            return SignedCheckpoint.parse(note);
        } catch (IllegalArgumentException e) {
            throw new Difference.Found(Check.CHECKPOINTS, null, "what is kept is no checkpoint: " + e.getMessage());
        }
    }

    private static Checkpoint parsed(String note) {
        return read(note).checkpoint();
    }

    private static String told(Checkpoint checkpoint) {
        return checkpoint.size() + " events of " + checkpoint.takenAt();
    }
}
