package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file {@code ports} of a data folder, in which a running instance says where it listens, as the options that name it:
 * {@code --port 9080 --command-port 9081}.
 *
 * <p>It is there from before the applications start until after they stopped. After a crash it stays behind; what it says then
 * is not believed, since nobody holds the lock of the folder.
 */
final class PortsFile {

    private static final String NAME = "ports";
    private static final Pattern CONTENT = Pattern.compile("--port ([0-9]{1,5}) --command-port ([0-9]{1,5})");

    private PortsFile() {}

    static void write(Path folder, Ports ports) throws IOException {
        String content = "--port " + ports.query() + " --command-port " + ports.command() + "\n";
        PrivateFiles.write(folder.resolve(NAME), content.getBytes(UTF_8));
    }

    static void removeFrom(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    /**
     * Where the instance that runs on a data folder listens.
     *
     * @param folder for example {@code data}
     * @return nothing if none has said so there
     * @throws CannotStart if the one that said so has ended, or the file can't be read
     */
    static Optional<Ports> ofRunning(Path folder) {
        Optional<Ports> ports = in(folder);
        if (ports.isPresent() && !DataFolder.isInUse(folder)) {
            throw new CannotStart("Nothing runs on " + folder + ": the instance that listened on the ports "
                    + ports.get().query() + " and " + ports.get().command()
                    + " was killed before it could stop. Start it again with ./partnerships start --data-dir " + folder
                    + ", or name the ports of another with --port and --command-port.");
        }
        return ports;
    }

    /** What the file of a folder says, whether that is still so or not; nothing if there is none. */
    static Optional<Ports> in(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            Matcher content = CONTENT.matcher(Files.readString(file).strip());
            if (!content.matches()) {
                throw new CannotStart(
                        "The file " + file + " does not say where an instance listens: name its ports with"
                                + " --port and --command-port.");
            }
            return Optional.of(new Ports(Integer.parseInt(content.group(1)), Integer.parseInt(content.group(2))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CannotStart(
                    "The file " + file
                            + ", in which an instance says where it listens, can't be read: ask as its owner,"
                            + " or name the ports with --port and --command-port.",
                    e);
        }
    }
}
