package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The passwords of the database, the keys of this node, of the ledger and of the sessions, and the operator's token, made once and kept in the data folder, readable by its owner only.
 *
 * <p>They are random and nobody needs to know them; whoever wants to look into the database with {@code psql} finds them there.
 */
final class Secrets {

    private static final String NODE_KEY = "node.key";
    private static final String LEDGER_KEY = "ledger.key";
    private static final String PAGES_KEY = "pages.key";
    private static final String SESSIONS_KEY = "sessions.key";
    /** Where the token of whoever operates this machine lies, below the data folder. */
    static final String OPERATOR_TOKEN = "operator-token";

    private static final String FIRST_PASSWORD = "first-password";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;

    Secrets(Path folder) {
        this.folder = folder;
    }

    /**
     * The password of a role, made on first use.
     *
     * @param role for example {@link Role#COMMAND}
     * @return 32 random bytes in letters, digits, {@code -} and {@code _}
     * @throws IOException if it can't be read or written
     */
    String passwordOf(Role role) throws IOException {
        Path file = passwordFileOf(role);
        if (!Files.exists(file)) {
            String password = Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
            PrivateFiles.write(file, (password + "\n").getBytes(UTF_8));
        }
        return Files.readString(file).strip();
    }

    /**
     * The file with the 32 random bytes under which this node signs its events, made on first use.
     *
     * @return its path
     * @throws IOException if it can't be written
     */
    Path nodeKeyFile() throws IOException {
        return keyFile(NODE_KEY);
    }

    /**
     * The file with the 32 random bytes of the key that signs the ledger's checkpoints, made on first use.
     *
     * @return its path
     * @throws IOException if it can't be written
     */
    Path ledgerKeyFile() throws IOException {
        return keyFile(LEDGER_KEY);
    }

    /**
     * The file with the 32 random bytes of the key that signs the tokens of sessions, made on first use.
     *
     * @return its path
     * @throws IOException if it can't be written
     */
    Path sessionsKeyFile() throws IOException {
        return keyFile(SESSIONS_KEY);
    }

    /**
     * The file with the 32 random bytes of the key under which sessions of browsers are sealed, made on first use.
     *
     * @return its path
     * @throws IOException if it can't be written
     */
    Path pagesKeyFile() throws IOException {
        return keyFile(PAGES_KEY);
    }

    /**
     * The file with the token by which the command line, and whoever else can read it, records as the operator; made on first use.
     *
     * @return its path
     * @throws IOException if it can't be written
     */
    Path operatorTokenFile() throws IOException {
        Path file = folder.resolve(OPERATOR_TOKEN);
        if (!Files.exists(file)) {
            String token = "cpt_" + Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
            PrivateFiles.write(file, (token + "\n").getBytes(UTF_8));
        }
        return file;
    }

    /** The file in which the command side leaves the first administrator's password until it has been used. */
    Path firstPasswordFile() {
        return folder.resolve(FIRST_PASSWORD);
    }

    private Path keyFile(String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            PrivateFiles.write(file, randomBytes());
        }
        return file;
    }

    /**
     * Checks that what can't be made anew is there: the database knows one superuser password, its events one key.
     *
     * @throws CannotStart if one is missing
     */
    void mustBeComplete() {
        for (Path file : new Path[] {passwordFileOf(Role.SUPERUSER), folder.resolve(NODE_KEY)}) {
            if (!Files.exists(file)) {
                throw new CannotStart(
                        "The file " + file + " is missing, and the database beside it needs that very one:"
                                + " put it back from your backup.");
            }
        }
    }

    /** The file that holds the password of a role. */
    Path passwordFileOf(Role role) {
        return folder.resolve(role.secret());
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
