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
        int block = scale.partnershipsOfACommandRound();
        int partnerships = (GOALS.size() * 2 + 1) * block;
        Store store = stage.storeWith(partnerships);
        List<Figure> figures = new ArrayList<>();
        try (ConfigurableApplicationContext commandSide = store.commandSide()) {
            for (int i = 0; i < GOALS.size(); i++) {
                Goal goal = GOALS.get(i);
                Round round = new Round(store, commandSide, goal, scale, (i * 2 + 1) * block, partnerships);
                Comparison comparison = Comparison.of(scale.rounds(), round::ours, round::raw);
                figures.add(Figure.rate(
                        "a-%s-%02d".formatted(goal.way().name().toLowerCase(java.util.Locale.ROOT), goal.clients()),
                        "commands " + goal.way().words() + ", " + clients(goal.clients()),
                        comparison,
                        "/s",
                        goal.ratio(),
                        scale.rounds() + " × " + scale.commands() + " commands to " + block
                                + " partnerships of 9 events"));
            }
        }
        stage.drop(store);
        return figures;
    }

    private static String clients(int number) {
        return number == 1 ? "1 client" : number + " clients";
    }

    /** The same number of commands to partnerships of their own: first through us, then raw. */
    private static final class Round {

        private final Store store;
        private final ConfigurableApplicationContext commandSide;
        private final Goal goal;
        private final Scale scale;
        private final int first;
        private final int partnerships;
        private final RawCommands raw;

        Round(
                Store store,
                ConfigurableApplicationContext commandSide,
                Goal goal,
                Scale scale,
                int first,
                int partnerships)
                throws Exception {
            this.store = store;
            this.commandSide = commandSide;
            this.goal = goal;
            this.scale = scale;
            this.first = first;
            this.partnerships = partnerships;
            this.raw = probed();
        }

        double ours(int round) throws Exception {
            List<WayIn.Sent> commands = new ArrayList<>();
            for (int i = 0; i < scale.commands(); i++) {
                commands.add(
                        goal.way().prepared(names(first, i), UUID.randomUUID().toString()));
            }
            return counted(() -> Clients.run(
                    goal.clients(), commands.size(), () -> goal.way().client(commandSide, commands)));
        }

        double raw(int round) throws Exception {
            List<RawCommands.Rows> rows = new ArrayList<>();
            for (int i = 0; i < scale.commands(); i++) {
                rows.add(raw.render(names(first + scale.partnershipsOfACommandRound(), i)));
            }
            return counted(() -> Clients.run(goal.clients(), rows.size(), () -> raw.client(store, rows)));
        }

        private Names names(int from, int number) {
            return Names.of(from + number % scale.partnershipsOfACommandRound(), partnerships);
        }

        private interface Running {
            Clients.Run run() throws Exception;
        }

        private double counted(Running work) throws Exception {
            long before = store.count(EVENTS);
            Clients.Run run = work.run();
            long recorded = store.count(EVENTS) - before;
            if (recorded != scale.commands()) {
                throw new IllegalStateException(recorded + " events were recorded, not " + scale.commands());
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
