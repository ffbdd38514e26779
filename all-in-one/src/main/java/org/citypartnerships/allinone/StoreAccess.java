package org.citypartnerships.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.citypartnerships.commandside.verification.Keys;
import org.citypartnerships.eventstore.EventSeal;
import org.citypartnerships.ledger.CheckpointFile;
import org.citypartnerships.ledger.LedgerPublicKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which store is meant, and where its keys are: a data folder has all of it. */
final class StoreAccess {

    private static final String CHECKPOINTS = CheckpointFile.NAME;
    private static final String PUBLIC_KEY = "public-key";

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:PARTNERSHIPS_DATA_DIR}",
            description = "The data folder of a running instance. Also PARTNERSHIPS_DATA_DIR. Default: data beside the"
                    + " script")
    private @Nullable Path dataDir;

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "Another database, as jdbc:postgresql://host/partnerships, instead of that of the data folder")
    private @Nullable String databaseUrl;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "The password of partnerships_command. Default: secrets/command in the data folder")
    private @Nullable Path passwordFile;

    @Option(
            names = "--node-key",
            paramLabel = "FILE",
            description = "The key of a node that has recorded; give it once for each. Default: secrets/node.key")
    private List<Path> nodeKeys = new ArrayList<>();

    @Option(
            names = "--public-key",
            paramLabel = "KEY",
            description = "A public key of the ledger, or a file with one in each line; give it once for each. Default:"
                    + " ledger/public-key, which proves less than one kept elsewhere")
    private List<String> publicKeys = new ArrayList<>();

    @Option(
            names = "--checkpoints",
            paramLabel = "FILE",
            description = "The checkpoints outside the database, best a copy kept elsewhere. Default:"
                    + " ledger/checkpoints.jsonl")
    private @Nullable Path checkpoints;

    /**
     * A session that reads one moment of the store, however long it takes.
     *
     * @throws CannotStart if there is no such store, or it does not let us in
     */
    Connection open() throws IOException {
        Path data = data();
        Path password = passwordFile == null ? data.resolve("secrets").resolve(Role.COMMAND.secret()) : passwordFile;
        try {
            Connection connection = DriverManager.getConnection(
                    url(data), Role.COMMAND.login(), read(password).strip());
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET statement_timeout = 0");
                statement.execute("SET idle_in_transaction_session_timeout = 0");
                statement.execute("SET transaction_timeout = 0");
            }
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            throw new CannotStart(
                    "The database does not let us in (" + e.getMessage()
                            + "): start it with ./partnerships start, or name" + " another with --database-url.",
                    e);
        }
    }

    /** The checkpoints outside the database, as they are now. */
    CheckpointFile checkpoints() throws IOException {
        Path file = checkpoints == null ? data().resolve("ledger").resolve(CHECKPOINTS) : checkpoints;
        if (!Files.exists(file)) {
            throw new CannotStart(
                    "There is no file " + file + " with checkpoints: name it with --checkpoints. Without it"
                            + " events taken away at the end are not found out.");
        }
        return new CheckpointFile(file).asOfNow();
    }

    /** The keys to verify by. */
    Keys keys() throws IOException {
        List<EventSeal> seals = new ArrayList<>();
        for (Path file : nodeKeys.isEmpty() ? List.of(data().resolve("secrets").resolve("node.key")) : nodeKeys) {
            try {
                seals.add(new EventSeal(Files.readAllBytes(file)));
            } catch (IOException | IllegalArgumentException e) {
                throw new CannotStart("The node's key can't be read from " + file + ": name it with --node-key.", e);
            }
        }
        return new Keys(seals, publicKeys());
    }

    /** The public keys of the ledger. */
    List<LedgerPublicKey> publicKeys() throws IOException {
        List<LedgerPublicKey> keys = new ArrayList<>();
        for (String given : publicKeys.isEmpty()
                ? List.of(data().resolve("ledger").resolve(PUBLIC_KEY).toString())
                : publicKeys) {
            String text = given.contains("+") && !Files.exists(Path.of(given)) ? given : read(Path.of(given));
            try {
                text.lines()
                        .filter(line -> !line.isBlank())
                        .map(LedgerPublicKey::parse)
                        .forEach(keys::add);
            } catch (IllegalArgumentException e) {
                throw new CannotStart(e.getMessage() + ". Give with --public-key what stands in ledger/public-key.", e);
            }
        }
        return keys;
    }

    private Path data() {
        return Places.orBesideTheScript(dataDir, "data");
    }

    private String url(Path data) throws IOException {
        return databaseUrl == null
                ? "jdbc:postgresql://" + Ports.ADDRESS + ":"
                        + read(data.resolve("postgres").resolve("port")).strip() + "/" + EmbeddedServer.DATABASE
                : databaseUrl;
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CannotStart("The file " + file + " can't be read: name the data folder with --data-dir.", e);
        }
    }
}
