package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code ./partnerships start} on a folder that it has made before: until the first page, and what stays in memory. */
final class StartUp implements Work {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final long SETTLED_MILLIS = 5_000;
    private static final double SECONDS_GOAL = 10;
    private static final double MEGABYTES_GOAL = 700;

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        // The build that has just been made is the newest there is.
        Files.writeString(HOME.resolve("all-in-one/target/built"), "");
        Path data = stage.folder().resolve("started");
        int port = freePort();
        started(data, port); // makes the database and imports the seeds
        started(data, port);
        List<Double> seconds = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Double> megabytes = new ArrayList<>();
        for (int i = 0; i < scale.rounds(); i++) {
            Started one = started(data, port);
            seconds.add(one.seconds());
            processor.add(one.processorSeconds());
            megabytes.add(one.megabytes());
        }
        String how = scale.rounds() + " starts on the seeds";
        return List.of(
                Figure.value(
                        "l-start",
                        "./partnerships start, warm: first page",
                        Comparison.median(seconds),
                        "s",
                        SECONDS_GOAL,
                        spread(seconds),
                        how + "; " + Figure.number(Comparison.median(processor))
                                + " s of processor time without PostgreSQL"),
                Figure.value(
                        "l-start-memory",
                        "./partnerships start: resident memory of everything but PostgreSQL",
                        Comparison.median(megabytes),
                        "MB",
                        MEGABYTES_GOAL,
                        spread(megabytes),
                        how + "; VmRSS " + SETTLED_MILLIS / 1000 + " s after the first page"));
    }

    private static String spread(List<Double> values) {
        return Figure.number(values.stream().min(Double::compare).orElseThrow()) + " – "
                + Figure.number(values.stream().max(Double::compare).orElseThrow());
    }

    private record Started(double seconds, double processorSeconds, double megabytes) {}

    private static Started started(Path data, int port) throws Exception {
        long begun = System.nanoTime();
        try (OtherProcess process = OtherProcess.started(List.of(
                HOME.resolve("partnerships").toString(),
                "start",
                "--data-dir",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--command-port",
                Integer.toString(port + 1)))) {
            process.mustBeReady(BOUND, () -> answers(port));
            double seconds = (System.nanoTime() - begun) / 1e9;
            double processor = process.processorTime().toMillis() / 1e3;
            Thread.sleep(SETTLED_MILLIS);
            return new Started(seconds, processor, process.kibibytes("VmRSS") * 1024 / 1e6);
        }
    }

    private static boolean answers(int port) {
        try (KeepAlive http = new KeepAlive("http://127.0.0.1:" + port)) {
            return http.get("/").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
