package org.citypartnerships.commandside.housekeeping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.ledger.Checkpoint;
import org.citypartnerships.ledger.CheckpointFile;
import org.citypartnerships.ledger.Frontier;
import org.citypartnerships.ledger.Hash;
import org.citypartnerships.ledger.LedgerKey;
import org.citypartnerships.ledger.LedgerTables;
import org.citypartnerships.ledger.SignedCheckpoint;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Signs what the ledger is, into the database and into a file outside it.
 *
 * <p>Nothing is signed that does not continue what was signed before: where the file knows of more leaves than the store, or of
 * another root, the store is not the one that it was.
 */
@Component
final class Checkpoints {

    /** The file in the folder of the ledger with the public key. */
    static final String PUBLIC_KEY = "public-key";

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final int CHECKPOINTS_AT_ONCE = 1000;

    private final Clock clock;
    private final @Nullable LedgerKey key;
    private final @Nullable Path folder;
    private final Duration every;

    Checkpoints(
            Clock clock,
            @Value("${partnerships.ledger.name}") String name,
            @Value("${partnerships.ledger.key-file:}") String keyFile,
            @Value("${partnerships.ledger.folder:}") String folder,
            @Value("${partnerships.ledger.checkpoint-every}") Duration every) {
        this.clock = clock;
        this.key = keyFile.isBlank() ? null : key(name, Path.of(keyFile));
        this.folder = folder.isBlank() ? null : Path.of(folder);
        this.every = every;
        if (key == null || this.folder == null) {
            LOG.warn(
                    "The ledger is kept, but no checkpoint of it is {}: set partnerships.ledger.{}",
                    key == null ? "signed" : "written outside the database",
                    key == null ? "key-file" : "folder");
        }
    }

    private static LedgerKey key(String name, Path file) {
        try {
            return new LedgerKey(name, Files.readAllBytes(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The key that signs checkpoints cannot be read from " + file
                            + ": set partnerships.ledger.key-file to a file with " + LedgerKey.SEED_LENGTH
                            + " random bytes that only this user may read",
                    e);
        }
    }

    /** Begins on a session, from what was signed last. */
    Taking begin(Connection session) throws SQLException {
        return new Taking(session);
    }

    /** Takes checkpoints on one session. */
    final class Taking {

        private final Connection session;
        private final @Nullable CheckpointFile file;
        private @Nullable Checkpoint last;
        private boolean agreed;

        private Taking(Connection session) throws SQLException {
            this.session = session;
            try {
                this.file = folder == null
                        ? null
                        : new CheckpointFile(Files.createDirectories(folder).resolve(CheckpointFile.NAME));
                if (key != null) {
                    LedgerRows.publish(key.publicKey(), session);
                    if (folder != null) {
                        Files.writeString(folder.resolve(PUBLIC_KEY), key.publicKey() + "\n");
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The folder of the ledger can't be written", e);
            }
        }

        /** Signs the tree if it has grown and the last checkpoint is old enough. */
        void takeIfDue(Frontier frontier) throws SQLException {
            if (key == null) {
                return;
            }
            try {
                if (!agreed) {
                    agree(frontier);
                    agreed = true;
                }
                if (isDue(frontier.size())) {
                    take(frontier.size(), frontier.root(), key);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("A checkpoint can't be written", e);
            }
        }

        private boolean isDue(long size) {
            return last == null
                    ? size > 0
                    : size > last.size()
                            && !clock.instant().isBefore(last.takenAt().plus(every));
        }

        private void take(long size, Hash root, LedgerKey signing) throws SQLException, IOException {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant takenAt = last != null && last.takenAt().isAfter(now) ? last.takenAt() : now;
            SignedCheckpoint signed = signing.sign(size, root, takenAt);
            LedgerRows.add(signed, session);
            if (file != null) {
                file.add(signed);
            }
            last = signed.checkpoint();
        }

        /** Brings file and database to the same checkpoints, if all of them are of this very tree. */
        private void agree(Frontier frontier) throws SQLException, IOException {
            LedgerTables tables = new LedgerTables(session);
            Checkpoint kept =
                    tables.lastCheckpoint().map(SignedCheckpoint::checkpoint).orElse(null);
            requireContinued(kept, frontier, tables, "the database");
            Checkpoint outside = null;
            if (file != null) {
                outside = file.last()
                        .map(note -> SignedCheckpoint.parse(note).checkpoint())
                        .orElse(null);
                requireContinued(outside, frontier, tables, "the folder of the ledger");
                copyIntoDatabase(file, size(kept));
                copyIntoFile(file, size(outside), tables);
            }
            last = size(outside) > size(kept) ? outside : kept;
        }

        private void requireContinued(
                @Nullable Checkpoint signed, Frontier frontier, LedgerTables tables, String where) {
            if (signed == null) {
                return;
            }
            if (signed.size() > frontier.size()) {
                throw new LedgerBroken("A checkpoint of " + signed.takenAt() + " in " + where + " is over "
                        + signed.size() + " events, but the store has " + frontier.size()
                        + ": events are missing. No checkpoint is signed until this is cleared up");
            }
            if (!tables.tree().root(signed.size()).equals(signed.root())) {
                throw new LedgerBroken("A checkpoint of " + signed.takenAt() + " in " + where + " over " + signed.size()
                        + " events has another root than the store: what was recorded before it was changed. No"
                        + " checkpoint is signed until this is cleared up");
            }
        }

        private void copyIntoDatabase(CheckpointFile from, long size) throws IOException, SQLException {
            List<SignedCheckpoint> missing = new ArrayList<>();
            from.forEach(note -> {
                SignedCheckpoint signed = SignedCheckpoint.parse(note);
                if (signed.checkpoint().size() > size) {
                    missing.add(signed);
                }
            });
            for (SignedCheckpoint signed : missing) {
                LedgerRows.add(signed, session);
            }
        }

        private void copyIntoFile(CheckpointFile to, long size, LedgerTables tables) throws IOException, SQLException {
            long reached = size;
            List<String> notes = tables.checkpointsAfter(reached, CHECKPOINTS_AT_ONCE);
            while (!notes.isEmpty()) {
                for (String note : notes) {
                    SignedCheckpoint signed = SignedCheckpoint.parse(note);
                    to.add(signed);
                    reached = signed.checkpoint().size();
                }
                notes = tables.checkpointsAfter(reached, CHECKPOINTS_AT_ONCE);
            }
        }
    }

    private static long size(@Nullable Checkpoint checkpoint) {
        return checkpoint == null ? 0 : checkpoint.size();
    }

    /** The store is not what was signed. */
    static final class LedgerBroken extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        LedgerBroken(String message) {
            super(message);
        }
    }
}
