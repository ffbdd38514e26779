package org.citypartnerships.allinone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.citypartnerships.ledger.ProofExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Writes one partnership, with the proofs that it was recorded so, into a file. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        header = "Writes everything recorded of one partnership into a file, with its proofs.",
        description = {
            "Writes everything recorded of one partnership into a file: its events, the sources that they name, the hashes of",
            "attached files, and proofs under a signed checkpoint. verify FILE --public-key KEY verifies it anywhere."
        })
final class Export implements Callable<Integer> {

    private static final String PARTNERSHIP = "partnership:";

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private StoreAccess store;

    @Parameters(index = "0", paramLabel = "PARTNERSHIP", description = "For example harbin-cn~murmansk-ru")
    private String partnership = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Is written anew if it is there")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException, SQLException {
        String id = partnership.startsWith(PARTNERSHIP) ? partnership : PARTNERSHIP + partnership;
        requireFolder();
        byte[] content;
        try (Connection connection = store.open()) {
            content = new ProofExport(connection).of(id);
        } catch (ProofExport.NotYetSigned e) {
            throw new CannotStart(e.getMessage() + ": try again in a few seconds.", e);
        } catch (IllegalArgumentException e) {
            throw new CannotStart(e.getMessage() + ".", e);
        }
        write(content);
        out.printf(
                "Wrote %s (%,d bytes). Verify it with: ./partnerships verify %s --public-key %s%n",
                file, content.length, file, store.publicKeys().get(0));
        return 0;
    }

    /** First, since what is to be written takes its time. */
    private void requireFolder() {
        if (Files.isDirectory(file)) {
            throw new CannotStart(file + " is a folder: name a file in it.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CannotStart("The file " + file + " can't be written, since there is no folder " + folder
                    + ": make it, or name another.");
        }
    }

    private void write(byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new CannotStart(
                    "The file " + file
                            + " can't be written: name another, or look whether there is room and you may write"
                            + " there.",
                    e);
        }
    }
}
