package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, within a bound, and keeps what it said. */
final class Tool {

    /**
     * What came of it.
     *
     * @param exit the exit code, 0 if all went well
     * @param output what the program wrote
     */
    record Outcome(int exit, String output) {

        boolean succeeded() {
            return exit == 0;
        }
    }

    private Tool() {}

    /**
     * Runs a program.
     *
     * @param command the program and its arguments
     * @param atMost after this long it is killed
     * @throws IOException if it can't be run, or did not end in time
     */
    static Outcome run(List<String> command, Duration atMost) throws IOException {
        // Into a file, not a pipe: a server that the program leaves behind would hold a pipe open for ever.
        Path output = Files.createTempFile("partnerships-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("LC_ALL", "C");
            builder.redirectErrorStream(true);
            builder.redirectOutput(output.toFile());
            Process process = builder.start();
            process.getOutputStream().close();
            if (!waitFor(process, atMost)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " did not end within " + atMost.toSeconds() + " seconds: "
                        + Files.readString(output, UTF_8).strip());
            }
            return new Outcome(
                    process.exitValue(), Files.readString(output, UTF_8).strip());
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static boolean waitFor(Process process, Duration atMost) throws IOException {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        }
    }
}
