package org.citypartnerships.allinone;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which instance is meant; the same for every command. */
final class Places {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:PARTNERSHIPS_PORT:-8080}",
            description = "Port of the pages and the read API; management is ten above."
                    + " Also PARTNERSHIPS_PORT. Default: 8080")
    private int port;

    @Option(
            names = "--command-port",
            paramLabel = "PORT",
            defaultValue = "${env:PARTNERSHIPS_COMMAND_PORT:-8081}",
            description = "Port that takes commands and imports; management is ten above."
                    + " Also PARTNERSHIPS_COMMAND_PORT. Default: 8081")
    private int commandPort;

    Ports ports() {
        return new Ports(port, commandPort);
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
