package org.citypartnerships.allinone.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;
import org.citypartnerships.allinone.DurableServer;
import org.jspecify.annotations.Nullable;

/** One durable PostgreSQL for a whole run, with as many databases in it as are wanted, each migrated as in production. */
final class Stage implements AutoCloseable {

    private static final String EMPTY = "empty";

    /** Files of PostgreSQL's log, of 16 MiB each. */
    private static final int LOG_FILES = 40;

    private final Path folder;
    private final DurableServer server;
    private @Nullable Filler filler;
    private int databases;

    private Stage(Path folder, DurableServer server) {
        this.folder = folder;
        this.server = server;
    }

    /** A stage on a folder of its own, which goes with it. */
    static Stage open() throws IOException, SQLException {
        Path folder = Files.createTempDirectory("benchmark-");
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
        Stage stage = new Stage(folder, DurableServer.on(folder.resolve("data")));
        Store first = new Store(stage.server, stage.server.database());
        try (var commandSide = first.commandSide();
                var querySide = first.querySide("http://127.0.0.1:1")) {
            if (!commandSide.isActive() || !querySide.isActive()) {
                throw new IllegalStateException("The applications did not make their tables");
            }
        }
        stage.make(EMPTY, first.name());
        stage.useLogFiles();
        return stage;
    }

    /**
     * Leaves files of the log to be used again, as a server has that runs for some hours. To make a new one holds up every commit
     * for a tenth of a second and more: ours, the raw limit's, and what follows them.
     */
    private void useLogFiles() throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            for (int file = 0; file < LOG_FILES; file++) {
                statement.execute("SELECT pg_logical_emit_message(false, 'benchmark', ''), pg_switch_wal()");
            }
            statement.execute("CHECKPOINT");
        }
    }

    /** A database with every table and no row. */
    Store emptyStore() throws SQLException {
        return copyOf(EMPTY);
    }

    /** A database with so many partnerships of about ten events each. */
    Store storeWith(int partnerships) throws SQLException, IOException {
        Store store = emptyStore();
        filler().fill(store, partnerships);
        return store;
    }

    /** Knows what each command leaves in the database. */
    Filler filler() throws SQLException, IOException {
        if (filler == null) {
            filler = Filler.taughtBy(emptyStore());
        }
        return filler;
    }

    /** A folder for files of this run. */
    Path folder() {
        return folder;
    }

    /** A database that is needed no more makes room. */
    void drop(Store store) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + store.name() + " WITH (FORCE)");
        }
    }

    /** What the server says of itself: {@code server_version}, {@code fsync} … */
    String setting(String name) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SHOW " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private Store copyOf(String template) throws SQLException {
        databases++;
        String name = "measured_" + databases;
        make(name, template);
        return new Store(server, name);
    }

    private void make(String name, String template) throws SQLException {
        try (Connection connection = superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        }
    }

    private Connection superuser() throws SQLException {
        try {
            return DriverManager.getConnection(
                    server.jdbcUrl("postgres"), Store.SUPERUSER, server.passwordOf(Store.SUPERUSER));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
