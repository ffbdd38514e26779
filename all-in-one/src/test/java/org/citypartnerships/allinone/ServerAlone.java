package org.citypartnerships.allinone;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of its own that starts the embedded server of a data folder and holds it, to be killed by a test. */
final class ServerAlone {

    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Process process;
    private final long postmaster;

    private ServerAlone(Process process, long postmaster) {
        this.process = process;
        this.postmaster = postmaster;
    }

    public static void main(String[] arguments) throws Exception {
        DataFolder data = DataFolder.open(Path.of(arguments[0]));
        EmbeddedServer server = new EmbeddedServer(data, new Secrets(data.secrets()), line -> {}).start();
        System.out.println("postmaster " + server.postmaster().pid());
        Thread.sleep(Duration.ofMinutes(5).toMillis());
    }

    static ServerAlone on(Path folder) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerAlone.class.getName(),
                        folder.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new ServerAlone(process, postmasterTold(process));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    long pid() {
        return process.pid();
    }

    ProcessHandle postmaster() {
        return ProcessHandle.of(postmaster).orElseThrow();
    }

    /** As {@code kill -9} does it. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    private static long postmasterTold(Process process)
            throws InterruptedException, ExecutionException, TimeoutException {
        return CompletableFuture.supplyAsync(() -> {
                    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            if (line.startsWith("postmaster ")) {
                                return Long.parseLong(line.substring("postmaster ".length()));
                            }
                        }
                        throw new IllegalStateException("The server did not start");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .get(BOUND.toSeconds(), TimeUnit.SECONDS);
    }
}
