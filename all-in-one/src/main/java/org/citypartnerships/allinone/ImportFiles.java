package org.citypartnerships.allinone;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands files to the running command side and shows how far they are. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports files with commands into a running instance.",
            "The same file is imported once, however often it is handed in. Ends with 1 if anything was refused."
        })
final class ImportFiles implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Places places;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            defaultValue = "${env:PARTNERSHIPS_TOKEN_FILE}",
            description = "A file with a token of somebody who may record. Also PARTNERSHIPS_TOKEN_FILE. Default:"
                    + " secrets/operator-token in the data folder")
    private @Nullable Path tokenFile;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "JSON (*.json), JSON Lines (*.jsonl) or CSV (*.csv)")
    private List<Path> files = List.of();

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new CannotStart("The file " + file + " can't be read.");
            }
        }
        ImportDoor door = new ImportDoor(places.ofRunning().commandSide(), token());
        boolean allAccepted = true;
        for (Path file : files) {
            ImportReport report = door.handIn(file, keyOf(file), new ImportProgress(file.toString(), out::println));
            out.println(file + ": " + report.summary());
            report.refusals().forEach(refusal -> out.println("  " + refusal));
            allAccepted &= report.refusals().isEmpty();
        }
        return allAccepted ? 0 : 1;
    }

    private OperatorToken token() {
        Path file = tokenFile == null ? places.data().resolve("secrets").resolve(Secrets.OPERATOR_TOKEN) : tokenFile;
        return OperatorToken.in(file);
    }

    /** The content, not the name: another file of that name is another import. */
    private static String keyOf(Path file) throws IOException {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return "sha256-" + HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
