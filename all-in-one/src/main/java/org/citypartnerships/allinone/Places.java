package org.citypartnerships.allinone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which instance is meant; the same for every command. */
final class Places {

    private static final Ports DEFAULT = new Ports(8080, 8081);

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:PARTNERSHIPS_DATA_DIR}",
            description = "Where the instance keeps everything, its operator's token and where it listens, too."
                    + " Also PARTNERSHIPS_DATA_DIR. Default: data beside the script")
    private @Nullable Path dataDir;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:PARTNERSHIPS_PORT}",
            description = "Port of the pages and the read API; management is ten above. Also PARTNERSHIPS_PORT."
                    + " Default: where the instance of the data folder listens, else 8080")
    private @Nullable Integer port;

    @Option(
            names = "--command-port",
            paramLabel = "PORT",
            defaultValue = "${env:PARTNERSHIPS_COMMAND_PORT}",
            description = "Port that takes commands and imports; management is ten above. Also"
                    + " PARTNERSHIPS_COMMAND_PORT. Default: where the instance of the data folder listens, else 8081")
    private @Nullable Integer commandPort;

    /** The data folder, given or beside the script. */
    Path data() {
        return orBesideTheScript(dataDir, "data");
    }

    /** Where a new instance is to listen. */
    Ports toListenOn() {
        return givenOrElse(DEFAULT);
    }

    /**
     * Where the running instance listens: on the ports that were given, else on those that it has written into its data folder.
     * What runs without such a folder, in containers, is looked for on the default ports.
     *
     * @throws CannotStart if no port was given, and the instance of the data folder was killed, or a folder was given on which
     *     none runs
     */
    Ports ofRunning() {
        if (port != null && commandPort != null) {
            return new Ports(port, commandPort);
        }
        if (port != null || commandPort != null) {
            return givenOrElse(PortsFile.in(data()).orElse(DEFAULT));
        }
        return PortsFile.ofRunning(data()).orElseGet(() -> {
            if (dataDir != null) {
                throw new CannotStart("No instance has written into " + dataDir + " where it listens: start one with"
                        + " ./partnerships start --data-dir " + dataDir
                        + ", or name its ports with --port and --command-port.");
            }
            return DEFAULT;
        });
    }

    private Ports givenOrElse(Ports other) {
        return new Ports(port == null ? other.query() : port, commandPort == null ? other.command() : commandPort);
    }

    /** The folder of the checkout, which the script hands over; without it the current one. */
    static Path home() {
        return Path.of(System.getProperty("partnerships.home", "")).toAbsolutePath();
    }

    /** A folder that was given, else one beside the script. */
    static Path orBesideTheScript(@Nullable Path given, String name) {
        return given == null ? home().resolve(name) : given;
    }
}
