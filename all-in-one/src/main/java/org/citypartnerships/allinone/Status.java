package org.citypartnerships.allinone;

import java.io.IOException;
import java.io.PrintStream;
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

    @Override
    public Integer call() {
        Ports ports = places.ports();
        boolean command = isUp("command side", ports.commandSide(), ports.commandManagement());
        boolean query = isUp("query side", ports.querySide(), ports.queryManagement());
        try {
            for (Readers.Progress reader : new Readers(ports).all()) {
                out.printf("  %-16s at event %d, %d to go%n", reader.name(), reader.position(), reader.behind());
                if (reader.rebuild() != null) {
                    out.println("    rebuild " + RebuildBar.of(reader.name(), reader.rebuild()));
                }
            }
        } catch (IOException e) {
            return 1; // said above
        }
        return query && command ? 0 : 1;
    }

    private boolean isUp(String name, String address, int management) {
        String status;
        try {
            status = doors.get("http://" + Ports.ADDRESS + ":" + management + "/actuator/health")
                    .body()
                    .path("status")
                    .asString("unknown");
        } catch (IOException e) {
            status = "not running";
        }
        out.printf("%-14s %s  %s%n", name, address, status);
        return status.equals("UP");
    }
}
