package org.citypartnerships.eventstore;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh database in the one PostgreSQL that all tests of this JVM share, with the five roles and the guards of the
 * history. The server is loose (fsync off): fit for unit tests only.
 *
 * <pre>{@code
 * TestDatabase database = TestDatabase.fresh().migrate("command", "db/event-store", "db/command-side");
 * DataSource command = database.as(Roles.COMMAND);
 * }</pre>
 */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private final EmbeddedPostgres postgres;
    private final String name;

    private TestDatabase(EmbeddedPostgres postgres, String name) {
        this.postgres = postgres;
        this.name = name;
    }

    /** A database with roles and guards, and no tables. */
    public static TestDatabase fresh() {
        EmbeddedPostgres postgres = server();
        TestDatabase database = new TestDatabase(postgres, "test_" + NUMBER.incrementAndGet());
        execute(postgres.getPostgresDatabase(), "CREATE DATABASE " + database.name);
        execute(database.asSuperuser(), Roles.creationScript());
        for (Roles role : Roles.values()) {
            execute(
                    database.asSuperuser(),
                    "ALTER ROLE %s PASSWORD '%s'".formatted(role.roleName(), database.password(role)));
        }
        return database;
    }

    /** A copy of it as it is now, to be taken for a backup that was restored. Nobody may be connected to it. */
    public TestDatabase copied() {
        TestDatabase copy = new TestDatabase(postgres, "test_" + NUMBER.incrementAndGet());
        execute(postgres.getPostgresDatabase(), "CREATE DATABASE " + copy.name + " TEMPLATE " + name);
        return copy;
    }

    /** A database with the event store: what {@code db/event-store} makes. */
    public static TestDatabase withEventStore() {
        return fresh().migrate("command", "db/event-store");
    }

    /**
     * Runs migrations as the owner, the way an application does.
     *
     * @param defaultSchema the schema with Flyway's own table, {@code flyway_history}: command or readers
     * @param locations folders on the class path, for example {@code db/event-store}
     */
    public TestDatabase migrate(String defaultSchema, String... locations) {
        Flyway.configure()
                .dataSource(as(Roles.OWNER))
                .defaultSchema(defaultSchema)
                .table("flyway_history")
                .locations(List.of(locations).stream()
                        .map(location -> "classpath:" + location)
                        .toArray(String[]::new))
                .load()
                .migrate();
        return this;
    }

    /** Sessions of a role. Each call to {@code getConnection} opens one. */
    public PGSimpleDataSource as(Roles role) {
        return dataSource(role.roleName(), password(role));
    }

    /** Sessions of the superuser. */
    public PGSimpleDataSource asSuperuser() {
        return dataSource("postgres", "postgres");
    }

    /** The address, for example {@code jdbc:postgresql://127.0.0.1:40123/test_1}. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + name;
    }

    /** The password of a role. */
    public String password(Roles role) {
        return role.roleName() + "-of-the-tests";
    }

    private PGSimpleDataSource dataSource(String user, String password) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl());
        dataSource.setUser(user);
        dataSource.setPassword(password);
        return dataSource;
    }

    /** Runs SQL in a session of its own. */
    public static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException("Failed: " + sql, e);
        }
    }

    /** Runs SQL in a session. */
    public static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static synchronized EmbeddedPostgres server() {
        if (server == null) {
            EmbeddedPostgres started;
            try {
                started = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .setServerConfig("max_connections", "100")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started), "close-postgres"));
            server = started;
        }
        return server;
    }

    private static void close(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
