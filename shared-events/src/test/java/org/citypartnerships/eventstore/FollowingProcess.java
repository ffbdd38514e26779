package org.citypartnerships.eventstore;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.citypartnerships.eventstore.TestEvents.Signed;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A follower in a process of its own. It writes down every event that it is told of, in the transaction that keeps its place,
 * in a table that refuses nothing: what it was told twice stands there twice.
 */
final class FollowingProcess implements AutoCloseable {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS readers.followed (
                place bigint GENERATED ALWAYS AS IDENTITY, event_id text NOT NULL
            );
            """;

    private final TestDatabase database;
    private Process process;

    private FollowingProcess(TestDatabase database, Process process) {
        this.database = database;
        this.process = process;
    }

    static FollowingProcess on(TestDatabase database) {
        TestDatabase.execute(database.as(Roles.OWNER), TABLE);
        return new FollowingProcess(database, spawn(database));
    }

    private static Process spawn(TestDatabase database) {
        try {
            return new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx128m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FollowingProcess.class.getName(),
                            database.jdbcUrl(),
                            database.password(Roles.QUERY)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Ends it as a crash of the machine would, and starts it anew. */
    void crash() {
        close();
        // The claim of the one that died would hold the new one up until it runs out.
        TestDatabase.execute(database.asSuperuser(), "UPDATE readers.token_entry SET owner = NULL");
        process = spawn(database);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }

    /** The process: follows until it is killed, or whoever started it is gone. */
    public static void main(String[] arguments) throws InterruptedException {
        PGSimpleDataSource sessions = new PGSimpleDataSource();
        sessions.setUrl(arguments[0]);
        sessions.setUser(Roles.QUERY.roleName());
        sessions.setPassword(arguments[1]);
        ThreadTransactions transactions = ThreadTransactions.reusing(sessions);
        PartnershipsEventStore store =
                PartnershipsEventStore.on(EventStorage.on(transactions, transactions, TestEvents.serializer())
                        .batchSize(7)
                        .engine());
        NewEvents events = new NewEvents(store, sessions);
        ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
        PooledStreamingEventProcessor processor = FollowerSettings.on(PooledStreamingEventProcessor.builder(), events)
                .name("another process")
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Writer(transactions))
                        .build())
                .tokenStore(TrackingTokens.in(
                        "readers",
                        transactions,
                        Long.toString(ProcessHandle.current().pid())))
                .transactionManager(transactions)
                .initialSegmentCount(1)
                .coordinatorExecutor(threads)
                .workerExecutor(threads)
                .build();
        events.start();
        processor.start();
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        while (parent.isAlive()) {
            Thread.sleep(500);
        }
        System.exit(0);
    }

    static final class Writer {

        private final ThreadTransactions transactions;

        Writer(ThreadTransactions transactions) {
            this.transactions = transactions;
        }

        @EventHandler
        void on(Signed event, EventMessage<?> message) throws SQLException {
            try (Connection connection = transactions.getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("INSERT INTO readers.followed (event_id) VALUES (?)")) {
                statement.setString(1, message.getIdentifier());
                statement.executeUpdate();
            }
        }
    }
}
