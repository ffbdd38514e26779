package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything one instance keeps: the database, its passwords, the ledger's checkpoints, its logs.
 *
 * <p>While it is open nobody else can open it: the lock lives as long as the process, so that it never outlives a crash.
 * The folder and everything in it is readable by its owner only.
 */
final class DataFolder implements AutoCloseable {

    /** The layout that this version writes and reads. */
    static final String VERSION = "1";

    private static final String LOCK = "lock";

    private static final Set<String> BEFORE_THE_VERSION = Set.of(".version.new", LOCK);

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens the folder, making it if it is not there.
     *
     * @param folder for example {@code data}
     * @return the folder, locked until it is closed
     * @throws CannotStart if it can't be written, belongs to something else, was written by another version, or another
     *     instance runs on it
     */
    static DataFolder open(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.resolveSibling("."));
            PrivateFiles.folder(absolute);
            Path root = absolute.toRealPath();
            checkVersion(root);
            return lock(root);
        } catch (IOException e) {
            throw notWritable(absolute, e);
        }
    }

    Path root() {
        return root;
    }

    Path secrets() throws IOException {
        return PrivateFiles.folder(root.resolve("secrets"));
    }

    Path postgres() throws IOException {
        return PrivateFiles.folder(root.resolve("postgres"));
    }

    /** The checkpoints of the ledger, and the key that others verify them by. */
    Path ledger() throws IOException {
        return PrivateFiles.folder(root.resolve("ledger"));
    }

    Path logs() throws IOException {
        return PrivateFiles.folder(root.resolve("logs"));
    }

    /** Tells whoever looks into the folder, until it is closed, where its instance listens. */
    void listensOn(Ports ports) throws IOException {
        PortsFile.write(root, ports);
    }

    @Override
    public void close() throws IOException {
        try {
            PortsFile.removeFrom(root);
        } finally {
            lock.release();
            channel.close();
        }
    }

    /**
     * Whether an instance runs on a folder.
     *
     * <p>To know it, the lock is shared for a moment if nobody holds it: a start in that very moment would be refused.
     *
     * @param folder for example {@code data}
     * @throws CannotStart if its lock can't be read
     */
    static boolean isInUse(Path folder) {
        Path file = folder.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            FileLock shared = channel.tryLock(0, Long.MAX_VALUE, true); // let go with the channel
            return shared == null;
        } catch (OverlappingFileLockException e) {
            return true; // by this very process
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new CannotStart(
                    "Whether an instance runs on " + folder + " can't be told, since " + file
                            + " can't be read: ask as its owner, or name the ports with --port and --command-port.",
                    e);
        }
    }

    private static void checkVersion(Path root) throws IOException {
        Path version = root.resolve("version");
        if (Files.exists(version)) {
            String found = Files.readString(version).strip();
            if (!found.equals(VERSION)) {
                throw new CannotStart(
                        "The data folder " + root + " was written by another version of City Partnerships (its"
                                + " layout is " + found + ", this version reads " + VERSION
                                + "): start that version, or choose another folder with --data-dir.");
            }
            return;
        }
        try (Stream<Path> content = Files.list(root)) {
            if (content.anyMatch(
                    file -> !BEFORE_THE_VERSION.contains(file.getFileName().toString()))) {
                throw new CannotStart("The folder " + root + " is not empty and is no data folder of City Partnerships:"
                        + " choose another with --data-dir.");
            }
        }
        PrivateFiles.close(root);
        PrivateFiles.write(version, (VERSION + "\n").getBytes(UTF_8));
    }

    private static DataFolder lock(Path root) throws IOException {
        Path file = root.resolve(LOCK);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            String holder = Files.readString(file).strip();
            throw new CannotStart("City Partnerships already runs on " + root + " (process "
                    + (holder.isEmpty() ? "unknown" : holder)
                    + "): stop it first, or start this one on another folder with --data-dir.");
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
        return new DataFolder(root, channel, lock);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held within this very process
        }
    }

    /**
     * What to tell a person when a file in the folder can't be written.
     *
     * @param folder the data folder
     * @param e what went wrong
     */
    static CannotStart notWritable(Path folder, IOException e) {
        boolean full = String.valueOf(e.getMessage()).contains("No space left on device");
        return new CannotStart(
                "The data folder " + folder + " can't be written (" + reason(e) + "): "
                        + (full ? "make room" : "give yourself the right to write there")
                        + ", or choose another folder with --data-dir.",
                e);
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException about) {
            String reason = e instanceof AccessDeniedException
                    ? "access denied"
                    : about.getReason() == null ? e.getClass().getSimpleName() : about.getReason();
            return reason + ": " + about.getFile();
        }
        return String.valueOf(e.getMessage());
    }
}
