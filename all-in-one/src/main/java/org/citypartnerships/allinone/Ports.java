package org.citypartnerships.allinone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The four ports of an instance, all on 127.0.0.1: each application's own, and its management port ten above.
 *
 * @param query the port of the query side, for example 8080
 * @param command the port of the command side, for example 8081
 */
record Ports(int query, int command) {

    static final int MANAGEMENT_OFFSET = 10;

    static final String ADDRESS = "127.0.0.1";

    int queryManagement() {
        return query + MANAGEMENT_OFFSET;
    }

    int commandManagement() {
        return command + MANAGEMENT_OFFSET;
    }

    String querySide() {
        return "http://" + ADDRESS + ":" + query;
    }

    String commandSide() {
        return "http://" + ADDRESS + ":" + command;
    }

    /**
     * Checks that all four can be had.
     *
     * @throws CannotStart if one is no port, two are the same, or one is taken; it names the port and the option that changes it
     */
    void mustBeFree() {
        Map<Integer, Use> uses = new LinkedHashMap<>();
        for (Use use : new Use[] {
            new Use(query, "query side", "--port"),
            new Use(command, "command side", "--command-port"),
            new Use(queryManagement(), "management of the query side, always ten above its port", "--port"),
            new Use(commandManagement(), "management of the command side, always ten above its port", "--command-port")
        }) {
            if (use.port() < 1 || use.port() > 65535) {
                throw new CannotStart("There is no port " + use.port() + " (" + use.by() + "): choose another with "
                        + use.option() + ", between 1 and " + (65535 - MANAGEMENT_OFFSET) + ".");
            }
            Use other = uses.putIfAbsent(use.port(), use);
            if (other != null) {
                throw new CannotStart("Port " + use.port() + " is wanted twice (" + other.by() + "; " + use.by()
                        + "): choose another with " + use.option() + ".");
            }
        }
        uses.values().forEach(Ports::mustBeFree);
    }

    private static void mustBeFree(Use use) {
        if (!isFree(use.port())) {
            if (use.port() < 1024 && !UnprivilegedUser.isRoot()) {
                throw new CannotStart(
                        "Port " + use.port() + " (" + use.by() + ") can't be had; ports below 1024 are often"
                                + " root's only: choose another with " + use.option() + ".");
            }
            throw new CannotStart("Port " + use.port() + " (" + use.by()
                    + ") is taken: stop what listens there, or choose" + " another with " + use.option() + ".");
        }
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(at(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(at(0));
            return socket.getLocalPort();
        }
    }

    private static InetSocketAddress at(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    private record Use(int port, String by, String option) {}
}
