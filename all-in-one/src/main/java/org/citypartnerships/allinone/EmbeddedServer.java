package org.citypartnerships.allinone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of this instance: started, watched, started again if it is killed, and stopped.
 *
 * <p>It listens on 127.0.0.1, on a port that was free at the first start and is kept from then on, so that a pool of connections finds it
 * again after a restart.
 */
final class EmbeddedServer implements AutoCloseable {

    static final String DATABASE = "partnerships";

    private static final Duration WATCH_STEP = Duration.ofMillis(250);
    private static final int RESTARTS_MAX = 5;
    private static final Duration RESTARTS_WITHIN = Duration.ofMinutes(10);

    private final DataFolder data;
    private final Secrets secrets;
    private final Consumer<String> says;
    private final Deque<Instant> restarts = new ArrayDeque<>();
    private @Nullable Running running;
    private boolean closing;

    /**
     * The server of a data folder, not yet started.
     *
     * @param data where it lives
     * @param secrets has its passwords
     * @param says hears what takes long, and what goes wrong
     */
    EmbeddedServer(DataFolder data, Secrets secrets, Consumer<String> says) {
        this.data = data;
        this.secrets = secrets;
        this.says = says;
    }

    /**
     * Starts it, making it first if there is none.
     *
     * @return itself
     * @throws CannotStart if it can't be made or started
     * @throws IOException if a file can't be read or written
     */
    synchronized EmbeddedServer start() throws IOException {
        if (closing) {
            return this;
        }
        Cluster cluster = Cluster.in(data, secrets, says);
        if (cluster.isServed()) {
            says.accept("Stopping the PostgreSQL that an earlier start has left behind");
            cluster.stop();
        }
        int port = portOf(data.postgres().resolve("port"));
        says.accept("Starting PostgreSQL");
        running = new Running(cluster, port, cluster.start(port));
        new Roles(this, secrets).prepare();
        return this;
    }

    synchronized int port() {
        return running().port();
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + Ports.ADDRESS + ":" + port() + "/" + database;
    }

    synchronized ProcessHandle postmaster() {
        return running().postmaster();
    }

    /**
     * Watches the server from now on and starts it again when it ends by itself.
     *
     * @param givenUp hears why, when it ends too often or does not start again
     */
    void watch(Consumer<String> givenUp) {
        Thread thread = new Thread(
                () -> {
                    while (!isClosing()) {
                        if (!ServerProcesses.isAlive(postmaster()) && !startAgain(givenUp)) {
                            return;
                        }
                        Waiting.until(WATCH_STEP, this::isClosing);
                    }
                },
                "postgresql-watch");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Stops the server, after its start if that is under way.
     *
     * @throws CannotStart if it can't be stopped
     * @throws IOException if a program can't be run
     */
    @Override
    public synchronized void close() throws IOException {
        closing = true;
        if (running != null) {
            running.cluster().stop();
        }
    }

    private synchronized boolean isClosing() {
        return closing;
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("The server was not started");
        }
        return running;
    }

    private synchronized boolean startAgain(Consumer<String> givenUp) {
        if (closing) {
            return false;
        }
        Running ended = running();
        Instant now = Instant.now();
        restarts.removeIf(restart -> restart.isBefore(now.minus(RESTARTS_WITHIN)));
        if (restarts.size() >= RESTARTS_MAX) {
            givenUp.accept("PostgreSQL ended " + (RESTARTS_MAX + 1) + " times within " + RESTARTS_WITHIN.toMinutes()
                    + " minutes: see the folder logs in " + data.root() + ".");
            return false;
        }
        restarts.add(now);
        says.accept("PostgreSQL ended unexpectedly; starting it again");
        try {
            running = new Running(ended.cluster(), ended.port(), ended.cluster().start(ended.port()));
            says.accept("PostgreSQL runs again");
            return true;
        } catch (IOException | CannotStart e) {
            givenUp.accept("PostgreSQL ended and does not start again: " + e.getMessage());
            return false;
        }
    }

    /** The port of the last start if it is still free, else another, which is then remembered. */
    private static int portOf(Path file) throws IOException {
        if (Files.exists(file)) {
            String remembered = Files.readString(file).strip();
            if (remembered.matches("[0-9]{1,5}") && Ports.isFree(Integer.parseInt(remembered))) {
                return Integer.parseInt(remembered);
            }
        }
        int port = Ports.anyFree();
        PrivateFiles.write(file, (port + "\n").getBytes(UTF_8));
        return port;
    }

    private record Running(Cluster cluster, int port, ProcessHandle postmaster) {}
}
