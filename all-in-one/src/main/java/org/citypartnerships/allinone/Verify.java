package org.citypartnerships.allinone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.citypartnerships.commandside.verification.Outcome;
import org.citypartnerships.commandside.verification.Verification;
import org.citypartnerships.ledger.CheckpointFile;
import org.citypartnerships.ledger.ProofFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says whether everything recorded is as it was; or whether a file that was exported is. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        header = "Says whether everything recorded, or a file that was exported, is as it was.",
        description = {
            "Walks everything recorded: the events and their seals, the ledger, its checkpoints in the database and outside,",
            "its proofs, and what is derived. Ends with 0 if nothing was altered, with 1 at the first difference.",
            "With a FILE from export: verifies that, by the public key alone."
        })
final class Verify implements Callable<Integer> {

    private static final int ALTERED = 1;

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private StoreAccess store;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A file that export has written")
    private @Nullable Path file;

    @Option(
            names = "--proofs",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many events are asked for a proof, evenly over all. Default: 1000")
    private int proofs;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, SQLException {
        return file == null ? verifyStore() : verifyFile(file);
    }

    private int verifyFile(Path proofFile) throws IOException {
        if (!Files.isReadable(proofFile) || Files.isDirectory(proofFile)) {
            throw new CannotStart("The file " + proofFile + " can't be read.");
        }
        try {
            ProofFile.Proven proven =
                    ProofFile.read(Files.readAllBytes(proofFile)).verify(store.publicKeys());
            out.println("Proved: " + proven.partnership() + " was recorded as the file says, by "
                    + proven.checkpoint().takenAt());
            out.printf("  %,d events, and %,d of the sources that they name%n", proven.events(), proven.sources());
            out.printf("  %,d attached files: compare their SHA-256 with those in the file%n", proven.attachments());
            out.printf(
                    "  under the checkpoint over %,d events%n",
                    proven.checkpoint().size());
            return 0;
        } catch (ProofFile.NotProven e) {
            out.println("NOT PROVED  " + e.getMessage());
            return ALTERED;
        }
    }

    private int verifyStore() throws IOException, SQLException {
        // Before the database is looked at: it has each checkpoint before the file has it.
        CheckpointFile checkpoints = store.checkpoints();
        ProgressLine line = new ProgressLine(out, Rebuild.isOnScreen());
        Outcome outcome;
        try (Connection connection = store.open()) {
            outcome = new Verification(
                            connection,
                            store.keys(),
                            checkpoints,
                            proofs,
                            (check, done, total) -> line.at(check.label(), done, total))
                    .run();
        }
        line.end();
        if (outcome.difference() != null) {
            out.println("ALTERED  " + outcome.difference());
            return ALTERED;
        }
        sayUnaltered(outcome);
        return 0;
    }

    private void sayUnaltered(Outcome outcome) {
        out.println("Nothing was altered.");
        out.printf("  %,d events in %,d streams, each with its seal%n", outcome.events(), outcome.streams());
        out.printf(
                "  %,d of them under the last of %,d checkpoints, the same in the database and outside%n",
                outcome.lastCheckpoint(), outcome.checkpoints());
        out.printf("  %,d rows of the index, %,d proofs%n", outcome.indexed(), outcome.proofs());
        if (outcome.tail() > 0) {
            out.printf(
                    "  %,d events at the end are not in the ledger yet: checked by their seals alone%n",
                    outcome.tail());
        }
    }
}
