package org.citypartnerships.allinone.benchmark;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ConfigurableApplicationContext;

/** Durable commands a second beside select-and-insert with one commit each, by each way in and by more and more clients. */
final class CommandRates implements Work {

    private static final String EVENTS = "SELECT count(*) FROM eventstore.event";

    private record Goal(WayIn way, int clients, double ratio) {}

    private static final List<Goal> GOALS = List.of(
            new Goal(WayIn.BUS, 1, 0.5),
            new Goal(WayIn.BUS, 4, 0.7),
            new Goal(WayIn.BUS, 16, 0.9),
            new Goal(WayIn.BUS, 32, 1.0),
            new Goal(WayIn.DOOR, 1, 0.5),
            new Goal(WayIn.DOOR, 4, 0.7),
            new Goal(WayIn.DOOR, 16, 0.9),
            new Goal(WayIn.DOOR, 32, 1.0),
            new Goal(WayIn.HTTP, 16, 0.4));

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (WayIn way : WayIn.values()) {
            Store store = stage.storeWith(scale.partnershipsOfASide() * 2);
            figures.addAll(measure(store, way, scale));
            stage.drop(store);
        }
        return figures;
    }

    private static List<Figure> measure(Store store, WayIn way, Scale scale) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (ConfigurableApplicationContext commandSide = store.commandSide()) {
            Streams ours = new Streams(scale, 0);
            Streams raw = new Streams(scale, scale.partnershipsOfASide());
            for (Goal goal : GOALS.stream().filter(goal -> goal.way() == way).toList()) {
                Round round = new Round(store, commandSide, goal, ours, raw);
                Scale warm = way == WayIn.HTTP ? scale.warmedUpForHttp() : scale;
                Comparison comparison = Comparison.of(
                        scale.rounds(), new Turns(warm, round::ours)::once, new Turns(warm, round::raw)::once);
                figures.add(Figure.rate(
                        "a-%s-%02d".formatted(goal.way().name().toLowerCase(java.util.Locale.ROOT), goal.clients()),
                        "commands " + goal.way().words() + ", " + clients(goal.clients()),
                        comparison,
                        "/s",
                        goal.ratio(),
                        scale.rounds() + " turns of " + scale.turnSeconds() + " s, " + warm.warmUpSeconds()
                                + " s of warming up; partnerships of 9 events and more, " + Streams.TIMES
                                + " commands each to " + scale.partnershipsOfACommandRound() + " at a time"));
            }
        }
        return figures;
    }

    /** Whose turn it is: some partnerships at a time, each of them some times, as clerks work on them. */
    private static final class Streams {

        private static final int TIMES = 12;

        private final int first;
        private final int all;
        private final int atATime;
        private final int partnerships;
        private long commands;

        Streams(Scale scale, int first) {
            this.first = first;
            this.all = scale.partnershipsOfASide();
            this.atATime = scale.partnershipsOfACommandRound();
            this.partnerships = all * 2;
        }

        Names next() {
            long begun = commands / ((long) atATime * TIMES) * atATime;
            long number = (begun + commands % atATime) % all;
            commands++;
            return Names.of(first + (int) number, partnerships);
        }
    }

    private static String clients(int number) {
        return number == 1 ? "1 client" : number + " clients";
    }

    /** The same commands to partnerships of their own: first through us, then raw. */
    private static final class Round {

        private final Store store;
        private final ConfigurableApplicationContext commandSide;
        private final Goal goal;
        private final Streams ourStreams;
        private final Streams rawStreams;
        private final RawCommands raw;

        Round(
                Store store,
                ConfigurableApplicationContext commandSide,
                Goal goal,
                Streams ourStreams,
                Streams rawStreams)
                throws Exception {
            this.store = store;
            this.commandSide = commandSide;
            this.goal = goal;
            this.ourStreams = ourStreams;
            this.rawStreams = rawStreams;
            this.raw = probed();
        }

        double ours(int number) throws Exception {
            List<WayIn.Sent> commands = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                commands.add(
                        goal.way().prepared(ourStreams.next(), UUID.randomUUID().toString()));
            }
            return counted(
                    number,
                    () -> Clients.run(goal.clients(), number, () -> goal.way().client(commandSide, commands)));
        }

        double raw(int number) throws Exception {
            List<RawCommands.Rows> rows = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                rows.add(raw.render(rawStreams.next()));
            }
            return counted(number, () -> Clients.run(goal.clients(), number, () -> raw.client(store, rows)));
        }

        private interface Running {
            Clients.Run run() throws Exception;
        }

        private double counted(int commands, Running work) throws Exception {
            long before = store.count(EVENTS);
            Clients.Run run = work.run();
            long recorded = store.count(EVENTS) - before;
            if (recorded != commands) {
                throw new IllegalStateException(recorded + " events were recorded, not " + commands);
            }
            return run.perSecond();
        }

        /** Sends one command and looks which rows it has left. */
        private RawCommands probed() throws Exception {
            String entry = UUID.randomUUID().toString();
            Names likeness = Names.LIKENESS;
            recordLikeness(likeness);
            try (Clients.Client client =
                    goal.way().client(commandSide, List.of(goal.way().prepared(likeness, entry)))) {
                client.work(0);
            }
            Map<String, String> rows = new LinkedHashMap<>();
            rows.put(
                    "eventstore.event",
                    "stream_id = '" + likeness.partnership() + "' AND payload #>> '{header,entryId}' = '" + entry
                            + "'");
            rows.put("command.stream_source", "stream_id = '" + likeness.partnership() + "'");
            rows.put("command.entry", "entry_id = '" + entry + "'");
            if (goal.way() != WayIn.BUS) {
                rows.put("command.idempotency", "answer ->> 'entryId' = '" + entry + "'");
            }
            return RawCommands.like(store, rows);
        }

        private void recordLikeness(Names likeness) throws Exception {
            if (store.count("SELECT count(*) FROM command.partnership WHERE partnership_id = '" + likeness.partnership()
                            + "'")
                    > 0) {
                return;
            }
            try (KeepAlive http = new KeepAlive(Store.address(commandSide))) {
                List<Map.Entry<String, String>> commands = new ArrayList<>(Lesson.before(likeness));
                commands.addAll(Lesson.of(likeness));
                for (Map.Entry<String, String> command : commands) {
                    http.command(
                                    command.getKey(),
                                    command.getValue(),
                                    UUID.randomUUID().toString())
                            .mustBe(201);
                }
            }
        }
    }

    static long events(Store store) throws SQLException {
        return store.count(EVENTS);
    }
}
