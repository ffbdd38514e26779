package org.citypartnerships.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server says about itself in the {@code postmaster.pid} of its data folder.
 *
 * @param pid the process id of its first process
 * @param cluster the folder that it serves
 */
record PostmasterFile(long pid, Path cluster) {

    private static final String NAME = "postmaster.pid";

    /**
     * Reads the file.
     *
     * @param cluster the data folder of PostgreSQL
     * @return nothing if there is no such file, or none that PostgreSQL wrote whole
     * @throws IOException if it can't be read
     */
    static Optional<PostmasterFile> in(Path cluster) throws IOException {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve(NAME));
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(new PostmasterFile(Long.parseLong(lines.get(0).strip()), Path.of(lines.get(1))));
        } catch (NoSuchFileException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Takes the file away; only for a folder that no server serves, since the file is what keeps a second server off. */
    static void removeFrom(Path cluster) throws IOException {
        Files.deleteIfExists(cluster.resolve(NAME));
    }
}
