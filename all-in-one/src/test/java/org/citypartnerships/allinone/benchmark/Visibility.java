package org.citypartnerships.allinone.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.ConfigurableApplicationContext;

/** From the answer to a command to its rows in the tables of the query side, which runs in a process of its own. */
final class Visibility implements Work {

    private static final String READ = """
            SELECT count(*) FROM eventstore.event AS opened
            WHERE opened.name = 'partnership-opened'
              AND NOT EXISTS (SELECT FROM readers.partnership WHERE partnership_id = opened.stream_id)
            """;

    private static final String BEHIND = """
            SELECT (SELECT max(global_position) FROM eventstore.event)
                   - min((convert_from(token, 'UTF8')::jsonb ->> 'index')::bigint)
            FROM readers.token_entry WHERE processor_name <> '__config'
            """;

    /** The readers' own; those that look for rows here are named otherwise. */
    private static final String SESSIONS = """
            SELECT pid FROM pg_stat_activity
            WHERE datname = current_database() AND usename = 'partnerships_query' AND application_name <> 'looks'
            """;

    private static final int CLIENTS = 16;
    private static final int PER_SECOND = 500;
    private static final int ONE_IN = 10;

    /** Of full scale, so many last 25 seconds. */
    private static final int ROUNDS_OF_COMMANDS = 8;

    /** Until Java has compiled what is hot: in the first minute that takes as much of the processor as the work itself. */
    private static final int WARMING_UP = 2;

    /** Of the smallest store, so many: a stream then has some twenty events in the end, and not forty. */
    private static final int STORES = 2;

    private static final double P50_GOAL = 10;
    private static final double P99_GOAL = 50;
    private static final Duration CATCH_UP_BOUND = Duration.ofMinutes(5);

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        int partnerships = scale.smallStore() * STORES;
        Store store = stage.storeWith(partnerships);
        int commands = scale.commands() * ROUNDS_OF_COMMANDS;
        try (ConfigurableApplicationContext commandSide = store.commandSide();
                OtherProcess querySide = OtherProcess.querySide(store, Store.address(commandSide))) {
            querySide.mustBeReady(CATCH_UP_BOUND, () -> store.count(READ) == 0);
            for (int round = 0; round < WARMING_UP; round++) {
                run(store, commandSide, partnerships, commands);
            }
            Readers readers = new Readers(store, querySide);
            Run run = run(store, commandSide, partnerships, commands);
            List<Double> millis = run.millis();
            Collections.sort(millis);
            String how = commands + " commands at " + PER_SECOND + " a second (" + Figure.number(run.perSecond())
                    + " were reached), one in " + ONE_IN
                    + " followed and looked for every 2 ms; two processes, twice as many commands before to warm up; "
                    + readers.since(commands);
            String spread = Figure.number(millis.get(0)) + " – " + Figure.number(millis.get(millis.size() - 1)) + " ms";
            return List.of(
                    Figure.value(
                            "g-visible-50", "commit to visible, median", at(millis, 0.5), "ms", P50_GOAL, spread, how),
                    Figure.value(
                            "g-visible-99", "commit to visible, p99", at(millis, 0.99), "ms", P99_GOAL, spread, how));
        } finally {
            stage.drop(store);
        }
    }

    /** What the readers have taken, and how far they are behind when the last command has been answered. */
    private static final class Readers {

        private final Store store;
        private final OtherProcess querySide;
        private final double processSeconds;
        private final double sessionSeconds;

        Readers(Store store, OtherProcess querySide) throws Exception {
            this.store = store;
            this.querySide = querySide;
            this.processSeconds = querySide.processorTime().toNanos() / 1e9;
            this.sessionSeconds = sessions();
        }

        String since(int commands) throws Exception {
            long behind = store.count(BEHIND);
            double process = querySide.processorTime().toNanos() / 1e9 - processSeconds;
            return "at the end the readers were " + behind + " events behind; for 1,000 events the query process took "
                    + Figure.number(process * 1000 / commands) + " s of processor time and its database sessions "
                    + Figure.number((sessions() - sessionSeconds) * 1000 / commands) + " s";
        }

        /** Of the sessions that there are now: the pool of the query side gives none back meanwhile. */
        private double sessions() throws Exception {
            double seconds = 0;
            try (Connection connection = store.connect(Store.SUPERUSER);
                    PreparedStatement statement = connection.prepareStatement(SESSIONS);
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    seconds += ProcessHandle.of(row.getLong(1))
                                    .flatMap(process -> process.info().totalCpuDuration())
                                    .orElse(Duration.ZERO)
                                    .toNanos()
                            / 1e9;
                }
            }
            return seconds;
        }
    }

    /** The times to visible of those commands that were followed, and how many commands a second there were. */
    private record Run(List<Double> millis, double perSecond) {}

    private static double at(List<Double> sorted, double part) {
        return sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * part)));
    }

    private static Run run(Store store, ConfigurableApplicationContext commandSide, int partnerships, int commands)
            throws Exception {
        List<WayIn.Sent> prepared = new ArrayList<>();
        for (int i = 0; i < commands; i++) {
            prepared.add(WayIn.DOOR.prepared(
                    Names.of(i % partnerships, partnerships), UUID.randomUUID().toString()));
        }
        System.gc(); // what was prepared is as large as what a command side keeps: to put it away took 400 ms of the
        // measured time
        try (Look look = new Look(store)) {
            long begun = System.nanoTime();
            Clients.run(CLIENTS, commands, () -> {
                Clients.Client door = WayIn.DOOR.client(commandSide, prepared);
                return number -> {
                    LockSupport.parkNanos(begun + number * 1_000_000_000L / PER_SECOND - System.nanoTime());
                    door.work(number);
                    if (number % ONE_IN == 0) {
                        look.follow(prepared.get(number).target().value(), System.nanoTime());
                    }
                };
            });
            double perSecond = commands * 1e9 / (System.nanoTime() - begun);
            return new Run(look.millis(), perSecond);
        }
    }
}
