package org.citypartnerships.allinone;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says how a running instance is. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how a running instance is. Ends with 0 if both applications are up, else with 1.")
final class Status implements Callable<Integer> {

    @Mixin
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Places places;

    private final Doors doors = new Doors();
    private final PrintStream out = System.out;
    private final List<String> optionsOfUnreached = new ArrayList<>();

    @Override
    public Integer call() {
        Ports ports = places.ofRunning();
        boolean command = isUp("command side", ports.commandSide(), ports.commandManagement(), "--command-port");
        boolean query = isUp("query side", ports.querySide(), ports.queryManagement(), "--port");
        boolean readers = tellReaders(ports);
        if (!optionsOfUnreached.isEmpty()) {
            out.printf(
                    "Start with ./partnerships start, or, if it runs on other ports, name them with %s.%n",
                    String.join(" and ", optionsOfUnreached));
        }
        return query && command && readers ? 0 : 1;
    }

    private boolean tellReaders(Ports ports) {
        try {
            for (Readers.Progress reader : new Readers(ports).all()) {
                out.printf("  %-16s at event %d, %d to go%n", reader.name(), reader.position(), reader.behind());
                if (reader.rebuild() != null) {
                    out.println("    rebuild " + RebuildBar.of(reader.name(), reader.rebuild()));
                }
            }
            return true;
        } catch (IOException e) {
            return false; // that the query side does not answer is said above
        }
    }

    private boolean isUp(String name, String address, int management, String option) {
        String status;
        try {
            status = doors.get("http://" + Ports.ADDRESS + ":" + management + "/actuator/health")
                    .body()
                    .path("status")
                    .asString("unknown");
        } catch (IOException e) {
            status = "not running";
            optionsOfUnreached.add(option);
        }
        out.printf("%-14s %s  %s%n", name, address, status);
        return status.equals("UP");
    }
}
