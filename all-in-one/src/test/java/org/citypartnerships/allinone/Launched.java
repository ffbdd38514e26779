package org.citypartnerships.allinone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, as a person starts it. */
final class Launched implements AutoCloseable {

    private static final Duration END_BOUND = Duration.ofSeconds(90);

    private final Process process;
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Thread reading;

    private Launched(Process process) {
        this.process = process;
        this.reading = new Thread(this::read, "output");
        reading.setDaemon(true);
        reading.start();
    }

    static Launched with(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Partnerships.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PARTNERSHIPS_"));
        return new Launched(builder.start());
    }

    /** Everything it has written so far. */
    String output() {
        return String.join("\n", lines);
    }

    /** Waits until it has written that; tells whether it has before it ended, and in time. */
    boolean says(String words, Duration atMost) {
        Waiting.until(atMost, () -> output().contains(words) || !process.isAlive());
        return output().contains(words);
    }

    /** Waits for its end, which must come by itself. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(END_BOUND.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("It did not end: " + output());
        }
        reading.join(END_BOUND.toMillis());
        return process.exitValue();
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill} does it. */
    void terminate() {
        process.toHandle().destroy(); // Process.destroy would close its output, too
    }

    /** As {@code kill -9} does it. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // as above: what it wrote at last is still read
        process.waitFor(END_BOUND.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        process.destroy();
        if (!Waiting.until(END_BOUND, () -> !process.isAlive())) {
            process.destroyForcibly();
        }
    }

    private void read() {
        try (BufferedReader written = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = written.readLine(); line != null; line = written.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
