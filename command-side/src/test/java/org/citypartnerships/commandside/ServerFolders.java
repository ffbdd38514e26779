package org.citypartnerships.commandside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * Folders for the keys and other files of servers under test. They lie in one that goes with the process: a server may be started
 * again on its files as long as tests run.
 */
final class ServerFolders {

    private static final Path ALL = made();

    private ServerFolders() {}

    /** An empty one. */
    static Path fresh() throws IOException {
        return Files.createTempDirectory(ALL, "command-side-");
    }

    private static Path made() {
        try {
            Path all = Files.createTempDirectory("partnerships-tests-");
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> FileSystemUtils.deleteRecursively(all.toFile()), "remove-folders-of-servers"));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
