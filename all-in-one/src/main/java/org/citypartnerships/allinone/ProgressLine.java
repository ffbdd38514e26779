package org.citypartnerships.allinone;

import java.io.PrintStream;

/** A bar that fills, on a terminal; elsewhere a line at each quarter. */
final class ProgressLine {

    private static final int WIDTH = 30;
    private static final int QUARTER = 25;

    private final PrintStream out;
    private final boolean terminal;
    private String last = "";

    ProgressLine(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** So much is done. */
    synchronized void at(String what, long done, long total) {
        long percent = total == 0 ? 100 : done * 100 / total;
        if (!terminal) {
            percent -= percent % QUARTER;
        }
        String bar =
                "[" + "#".repeat((int) (percent * WIDTH / 100)) + ".".repeat(WIDTH - (int) (percent * WIDTH / 100));
        String line = "%s] %3d %%  %s".formatted(bar, percent, what);
        if (line.equals(last) || (!terminal && percent == 0)) {
            return;
        }
        last = line;
        out.print(terminal ? "\r" + line + "   " : line + "\n");
        out.flush();
    }

    /** Leaves the line. */
    synchronized void end() {
        if (terminal && !last.isEmpty()) {
            out.println();
        }
    }
}
