package org.citypartnerships.allinone.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.citypartnerships.eventstore.PartnershipsEventStore;
import org.springframework.context.ConfigurableApplicationContext;

/** Commands a second and the load of a stream in stores of ten and a hundred times the size, beside the smallest one. */
final class Growth implements Work {

    private static final int CLIENTS = 16;
    private static final int LOADS = 500;
    private static final int TIMES = 12;
    private static final double RATE_GOAL = 0.8;
    private static final double TIME_GOAL = 1.2;

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        Grown small = new Grown(stage, scale.smallStore(), scale);
        List<Figure> figures = new ArrayList<>();
        try (ConfigurableApplicationContext first = small.store.commandSide()) {
            for (int partnerships : new int[] {scale.mediumStore(), scale.largeStore()}) {
                Grown large = new Grown(stage, partnerships, scale);
                String sizes = large.events + " events beside " + small.events;
                try (ConfigurableApplicationContext second = large.store.commandSide()) {
                    Comparison rate =
                            Comparison.of(scale.rounds(), round -> large.rate(second), round -> small.rate(first));
                    figures.add(Figure.rate(
                            "j-rate-%08d".formatted(large.events),
                            "commands through the door, 16 clients, " + sizes,
                            rate,
                            "/s",
                            RATE_GOAL,
                            scale.rounds() + " × " + scale.partnershipsOfACommandRound() * TIMES + " commands, " + TIMES
                                    + " each to partnerships that had one just before"));
                    Comparison time =
                            Comparison.of(scale.rounds(), round -> large.load(second), round -> small.load(first));
                    figures.add(Figure.time(
                            "j-load-%08d".formatted(large.events),
                            "load of a stream, " + sizes,
                            time,
                            "ms",
                            TIME_GOAL,
                            scale.rounds() + " × " + LOADS + " loads of any stream"));
                }
                stage.drop(large.store);
            }
        }
        stage.drop(small.store);
        return figures;
    }

    private static final class Grown {

        private final Store store;
        private final int partnerships;
        private final long events;
        private final Scale scale;
        private final SplittableRandom random = new SplittableRandom(1949);

        Grown(Stage stage, int partnerships, Scale scale) throws Exception {
            this.store = stage.storeWith(partnerships);
            this.partnerships = partnerships;
            this.events = CommandRates.events(store);
            this.scale = scale;
        }

        /** Each partnership once before it counts: what is measured is the store, not how much of it is remembered. */
        double rate(ConfigurableApplicationContext commandSide) throws Exception {
            int first = random.nextInt(partnerships);
            send(commandSide, first, scale.partnershipsOfACommandRound());
            return send(commandSide, first, scale.partnershipsOfACommandRound() * TIMES);
        }

        private double send(ConfigurableApplicationContext commandSide, int first, int number) throws Exception {
            List<WayIn.Sent> commands = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                Names names = Names.of((first + i % scale.partnershipsOfACommandRound()) % partnerships, partnerships);
                commands.add(WayIn.DOOR.prepared(names, UUID.randomUUID().toString()));
            }
            long before = CommandRates.events(store);
            double rate = Clients.run(CLIENTS, commands.size(), () -> WayIn.DOOR.client(commandSide, commands))
                    .perSecond();
            if (CommandRates.events(store) - before != number) {
                throw new IllegalStateException("Not every command was recorded");
            }
            return rate;
        }

        double load(ConfigurableApplicationContext commandSide) {
            PartnershipsEventStore store = commandSide.getBean(PartnershipsEventStore.class);
            long begun = System.nanoTime();
            for (int i = 0; i < LOADS; i++) {
                String stream =
                        Names.of(random.nextInt(partnerships), partnerships).partnership();
                if (store.readEvents(stream)
                                .asStream()
                                .filter(event -> event.getPayload() != null)
                                .count()
                        == 0) {
                    throw new IllegalStateException(stream + " is empty");
                }
            }
            return (System.nanoTime() - begun) / 1e6 / LOADS;
        }
    }
}
