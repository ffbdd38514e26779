package org.citypartnerships.allinone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The files of the embedded PostgreSQL, and its programs to make, start and stop a server on them. */
final class Cluster {

    /** The version of the programs in the jar. */
    static final String PROGRAMS = "18.6.0";

    private static final String MAJOR = "18";

    private static final Duration INIT_BOUND = Duration.ofMinutes(3);
    private static final Duration START_BOUND =
            Duration.ofMinutes(5); // after a crash it first reads its write-ahead log
    private static final Duration FAST_STOP_BOUND = Duration.ofSeconds(20);
    private static final Duration IMMEDIATE_STOP_BOUND = Duration.ofSeconds(10);
    private static final Duration KILL_BOUND = Duration.ofSeconds(10);
    private static final Duration SIGNAL_BOUND = Duration.ofSeconds(10);

    /**
     * As durable as in production, reachable from this machine only, and no statement or value in its log. On the command line, where
     * no file and no {@code ALTER SYSTEM} outranks them.
     */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=" + Ports.ADDRESS,
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_min_error_statement=panic",
            "log_error_verbosity=terse",
            "logging_collector=on",
            "log_directory=../../logs",
            "log_filename=postgresql-%a.log",
            "log_truncate_on_rotation=on",
            "log_rotation_age=1440",
            "log_rotation_size=0");

    private final Path folder;
    private final Path startLog;
    private final PostgresBinaries binaries;
    private final UnprivilegedUser user;

    private Cluster(Path folder, Path startLog, PostgresBinaries binaries, UnprivilegedUser user) {
        this.folder = folder;
        this.startLog = startLog;
        this.binaries = binaries;
        this.user = user;
    }

    /**
     * Unpacks the programs and makes the cluster if they are not there yet.
     *
     * @param data where it lives
     * @param secrets has the superuser's password
     * @param says hears what takes long
     * @throws CannotStart if it can't be made, or another version of PostgreSQL made it
     * @throws IOException if a file can't be read or written
     */
    static Cluster in(DataFolder data, Secrets secrets, Consumer<String> says) throws IOException {
        Path postgres = data.postgres();
        Path folder = postgres.resolve("cluster");
        UnprivilegedUser user = UnprivilegedUser.ofThisProcess();
        PostgresBinaries binaries = PostgresBinaries.unpackedIn(postgres, PROGRAMS, says);
        Cluster cluster = new Cluster(folder, data.logs().resolve("postgresql-start.log"), binaries, user);
        if (Files.exists(folder)) {
            secrets.mustBeComplete();
            cluster.mustBeOfThisVersion();
        } else {
            says.accept("Making the database in " + folder);
            cluster.make(secrets);
        }
        return cluster;
    }

    Path folder() {
        return folder;
    }

    /**
     * Starts a server, after stopping one that a crash has left on this cluster.
     *
     * @param port where it listens
     * @return its first process, once it takes connections
     * @throws CannotStart if it does not come up
     * @throws IOException if a program can't be run
     */
    ProcessHandle start(int port) throws IOException {
        stop();
        removeStaleFile();
        List<String> options = new ArrayList<>();
        options.add("-p " + port);
        SETTINGS.forEach(setting -> options.add("-c " + setting));
        options.add("-c " + SharedBuffers.setting());
        Tool.Outcome outcome = run(
                START_BOUND.plusSeconds(10),
                "pg_ctl",
                "start",
                "--pgdata=" + folder,
                "--log=" + startLog,
                "--options=" + String.join(" ", options),
                "--wait",
                "--timeout=" + START_BOUND.toSeconds());
        Optional<PostmasterFile> started = PostmasterFile.in(folder);
        Optional<ProcessHandle> process = started.flatMap(file -> ProcessHandle.of(file.pid()));
        if (!outcome.succeeded() || process.isEmpty()) {
            stop();
            throw failed("PostgreSQL did not start", outcome.output() + "\n" + lastOf(startLog));
        }
        return process.get();
    }

    /** Whether a server, or a part of one that was killed, is at work on this cluster. */
    boolean isServed() {
        return !ServerProcesses.of(folder).isEmpty();
    }

    /**
     * Stops the server if there is one: first politely, then less so, and always within a bound.
     *
     * @throws CannotStart if it can't be stopped
     * @throws IOException if a program can't be run
     */
    void stop() throws IOException {
        if (!isServed()) {
            return;
        }
        Optional<Long> postmaster = PostmasterFile.in(folder)
                .map(PostmasterFile::pid)
                .filter(pid -> ServerProcesses.of(folder).stream().anyMatch(process -> process.pid() == pid));
        if (postmaster.isPresent()) {
            signal("INT", postmaster.get());
            if (isGoneWithin(FAST_STOP_BOUND)) {
                return;
            }
            signal("QUIT", postmaster.get());
        }
        // Without their first process the others end by themselves.
        if (isGoneWithin(IMMEDIATE_STOP_BOUND)) {
            return;
        }
        ServerProcesses.of(folder).forEach(ProcessHandle::destroyForcibly);
        if (!isGoneWithin(KILL_BOUND)) {
            throw new CannotStart("PostgreSQL on " + folder + " could not be stopped: stop its processes "
                    + ServerProcesses.of(folder).stream()
                            .map(ProcessHandle::pid)
                            .toList() + " yourself.");
        }
    }

    private boolean isGoneWithin(Duration bound) {
        return Waiting.until(bound, () -> !isServed());
    }

    private void signal(String name, long pid) throws IOException {
        run(SIGNAL_BOUND, "pg_ctl", "kill", name, Long.toString(pid));
    }

    /**
     * PostgreSQL sees by itself that the process named in its file is gone, but takes a foreign or unburied one with that number for a
     * living server. Nobody serves the cluster here: {@link #stop} has seen to that.
     */
    private void removeStaleFile() throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.in(folder);
        if (file.isPresent() && ProcessHandle.of(file.get().pid()).isPresent()) {
            PostmasterFile.removeFrom(folder);
        }
    }

    private void make(Secrets secrets) throws IOException {
        Path made = folder.resolveSibling("cluster.new");
        PostgresBinaries.remove(made);
        secrets.passwordOf(Role.SUPERUSER);
        secrets.nodeKeyFile();
        Tool.Outcome outcome = run(
                INIT_BOUND,
                "initdb",
                "--pgdata=" + made,
                "--username=" + Role.SUPERUSER.login(),
                "--pwfile=" + secrets.passwordFileOf(Role.SUPERUSER),
                "--auth-host=scram-sha-256",
                "--auth-local=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        if (!outcome.succeeded()) {
            PostgresBinaries.remove(made);
            throw failed("The database could not be made", outcome.output());
        }
        Files.move(made, folder, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.settle(folder.resolveSibling("."));
    }

    private void mustBeOfThisVersion() throws IOException {
        String found = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!found.equals(MAJOR)) {
            throw new CannotStart(
                    "The database in " + folder + " was made by PostgreSQL " + found + ", this version brings " + MAJOR
                            + ": start the version that made it, or choose another folder with --data-dir.");
        }
    }

    private Tool.Outcome run(Duration bound, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(binaries.program(program).toString());
        command.addAll(List.of(arguments));
        return Tool.run(user.running(command), bound);
    }

    private CannotStart failed(String what, String output) {
        if (output.contains("No space left on device")) {
            return new CannotStart(
                    what + ": no space is left in " + folder.resolveSibling(".").normalize()
                            + ". Make room, or choose another folder with --data-dir.");
        }
        String reason = reasonIn(output);
        if (UnprivilegedUser.isRoot() && output.contains("Permission denied")) {
            return new CannotStart(
                    what + " (" + reason + "). Even for root it runs without root's rights, and every folder above "
                            + folder
                            + " must be root's own or open to everybody: choose another with --data-dir, or start as an"
                            + " ordinary user.");
        }
        return new CannotStart(what + " (" + reason + "). Its log is " + startLog + ".");
    }

    /** The line that names the cause: the last one in which PostgreSQL says so, else the last one. */
    private static String reasonIn(String output) {
        List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
        List<String> causes = lines.stream()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error:"))
                .toList();
        List<String> told = causes.isEmpty() ? lines : causes;
        return told.isEmpty() ? "it did not say why" : told.get(told.size() - 1).strip();
    }

    private static String lastOf(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 10), all.size()));
        }
    }
}
