package org.citypartnerships.commandside.users;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Makes the users without whom nobody could make users: an administrator with a password that is good once, and the machine
 * of whoever operates the registry, whose token lies in a file.
 */
@Component
public class FirstUsers implements ApplicationRunner {

    private static final String ADMINISTRATOR = "admin";
    private static final String OPERATOR = "operator";
    private static final int TOKEN_CHARACTERS_MIN = 40;
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Users users;
    private final NewUsers newUsers;
    private final Passwords passwords;
    private final AccessTokens tokens;
    private final String passwordFile;
    private final String tokenFile;

    FirstUsers(
            Users users,
            NewUsers newUsers,
            Passwords passwords,
            AccessTokens tokens,
            @Value("${partnerships.users.first-password-file:}") String passwordFile,
            @Value("${partnerships.users.operator-token-file:}") String tokenFile) {
        this.users = users;
        this.newUsers = newUsers;
        this.passwords = passwords;
        this.tokens = tokens;
        this.passwordFile = passwordFile;
        this.tokenFile = tokenFile;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try {
            if (!tokenFile.isBlank()) {
                takeOperatorsToken(Path.of(tokenFile));
            }
            if (!passwordFile.isBlank() && users.administrators() == 0) {
                addAdministrator(Path.of(passwordFile));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Removes the file with the first password, once it has been used to choose another.
     *
     * @throws UncheckedIOException if it is still there and cannot be removed
     */
    public void firstPasswordUsed() {
        if (passwordFile.isBlank()) {
            return;
        }
        try {
            Files.deleteIfExists(Path.of(passwordFile));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addAdministrator(Path file) throws IOException {
        User admin = users.find(User.LOCAL, ADMINISTRATOR)
                .orElseGet(() -> users.add(User.Kind.PERSON, User.LOCAL, ADMINISTRATOR));
        String password = passwords.setOneTime(admin.userId());
        Files.deleteIfExists(file);
        byte[] text = ("name: " + ADMINISTRATOR + "\npassword: " + password + "\n").getBytes(StandardCharsets.UTF_8);
        Path written = ownersOwn(file);
        Files.write(written, text, StandardOpenOption.WRITE);
        users.disable(admin.userId(), false);
        users.give(admin.userId(), List.of(new Grant(Role.ADMINISTRATOR, null)));
    }

    private static Path ownersOwn(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        try {
            return posix ? Files.createFile(file, OWNER_ONLY) : Files.createFile(file);
        } catch (FileAlreadyExistsException another) {
            throw new IOException("another node is making the first administrator just now: start again", another);
        }
    }

    private void takeOperatorsToken(Path file) throws IOException {
        String token = Files.readString(file).strip();
        if (!token.startsWith(AccessTokens.PREFIX) || token.length() < TOKEN_CHARACTERS_MIN) {
            throw new IllegalStateException(
                    "The operator's token in " + file + " is none: put " + AccessTokens.PREFIX + " and "
                            + (TOKEN_CHARACTERS_MIN - AccessTokens.PREFIX.length()) + " or more random letters there");
        }
        if (users.find(OPERATOR).isEmpty()) {
            List<Grant> grants = List.of(
                    new Grant(Role.READER, null), new Grant(Role.RECORDER, null), new Grant(Role.AUDITOR, null));
            newUsers.add(User.Kind.MACHINE, OPERATOR, grants, null);
        }
        tokens.takeInstead(OPERATOR, token, "file", EnumSet.allOf(TokenScope.class));
    }
}
