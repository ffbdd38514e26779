package org.citypartnerships.allinone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which processes serve a data folder of PostgreSQL.
 *
 * <p>A process id in a file proves nothing: after a crash or a restart of the machine the number may be anybody's. PostgreSQL's processes
 * all work inside of their data folder, and that tells ours from foreign ones.
 */
final class ServerProcesses {

    private static final Path PROC = Path.of("/proc");

    private ServerProcesses() {}

    /**
     * The living processes of the server that serves a cluster.
     *
     * @param cluster the folder, as {@link Path#toRealPath} gives it
     */
    static List<ProcessHandle> of(Path cluster) {
        return ProcessHandle.allProcesses()
                .filter(ServerProcesses::isAlive)
                .filter(process -> serves(process, cluster))
                .toList();
    }

    /** Whether a process lives; one that is dead and only not yet buried by its parent does not. */
    static boolean isAlive(ProcessHandle process) {
        return process.isAlive()
                && state(process).map(state -> state != 'Z' && state != 'X').orElse(true);
    }

    private static boolean serves(ProcessHandle process, Path cluster) {
        if (!PostgresBinaries.isLinux()) {
            return isPostgres(process.info().command().orElse(""))
                    && process.info().commandLine().orElse("").contains(cluster.toString());
        }
        Path folder = PROC.resolve(Long.toString(process.pid()));
        try {
            return Files.readString(folder.resolve("comm")).strip().equals("postgres")
                    && Files.readSymbolicLink(folder.resolve("cwd")).equals(cluster);
        } catch (IOException e) {
            return false; // ended meanwhile, or somebody else's
        }
    }

    private static boolean isPostgres(String command) {
        return command.endsWith("postgres") || command.endsWith("postgres.exe");
    }

    private static Optional<Character> state(ProcessHandle process) {
        if (!PostgresBinaries.isLinux()) {
            return Optional.empty();
        }
        try (Stream<String> lines =
                Files.lines(PROC.resolve(Long.toString(process.pid())).resolve("status"))) {
            return lines.filter(line -> line.startsWith("State:"))
                    .map(line -> line.substring("State:".length()).strip().charAt(0))
                    .findFirst();
        } catch (IOException | UncheckedIOException e) {
            return Optional.of('X');
        }
    }
}
