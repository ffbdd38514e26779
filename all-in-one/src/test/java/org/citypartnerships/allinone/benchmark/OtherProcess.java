package org.citypartnerships.allinone.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.citypartnerships.queryside.QuerySide;

/** A process of its own, as in production; with the options for Java that docs/operations.md gives. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private OtherProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static OtherProcess querySide(Store store, String commandSide) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseG1GC",
                "-XX:MaxGCPauseMillis=20",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                QuerySide.class.getName()));
        command.addAll(List.of(store.querySideSettings(commandSide)));
        return started(command);
    }

    static OtherProcess started(List<String> command) throws IOException {
        Path output = Files.createTempFile("benchmark-", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File(output.toString()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PARTNERSHIPS_"));
        return new OtherProcess(builder.start(), output);
    }

    /** Something that becomes true. */
    interface Ready {
        boolean isSo() throws Exception;
    }

    /** Waits until it is ready; it must not end before. */
    void mustBeReady(Duration atMost, Ready ready) throws Exception {
        long begun = System.nanoTime();
        while (!ready.isSo()) {
            if (!process.isAlive() || System.nanoTime() - begun > atMost.toNanos()) {
                throw new IllegalStateException("The process is not ready: " + Files.readString(output));
            }
            Thread.sleep(5);
        }
    }

    long pid() {
        return process.pid();
    }

    /** A line of {@code /proc/PID/status}, in KiB. */
    long kibibytes(String key) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() throws IOException {
        process.toHandle().destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(output);
    }
}
