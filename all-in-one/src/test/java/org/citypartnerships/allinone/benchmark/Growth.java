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

    /** So many times both are loaded from before it counts: some ten seconds, until Java has compiled it. */
    private static final int WARMING_UP = 20;

    private static final int TIMES = 12;
    private static final double RATE_GOAL = 0.8;
    private static final double TIME_GOAL = 1.2;

    @Override
    public List<Figure> measure(Stage stage, Scale scale) throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (int partnerships : new int[] {scale.mediumStore(), scale.largeStore()}) {
            Grown small = new Grown(stage, scale.smallStore(), scale);
            Grown large = new Grown(stage, partnerships, scale);
            String sizes = large.events + " events beside " + small.events;
            try (ConfigurableApplicationContext first = small.store.commandSide();
                    ConfigurableApplicationContext second = large.store.commandSide()) {
                small.loadEach(first);
                large.loadEach(second);
                for (int i = 0; i < WARMING_UP; i++) {
                    large.load(second);
                    small.load(first);
                }
                Comparison time = // before any command: those make the streams of the small store the longer ones
                        Comparison.of(scale.rounds(), round -> large.load(second), round -> small.load(first));
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
                figures.add(Figure.time(
                        "j-load-%08d".formatted(large.events),
                        "load of a stream, " + sizes,
                        time,
                        "ms",
                        TIME_GOAL,
                        scale.rounds() + " × " + LOADS + " loads of any stream, after each was loaded once"));
            }
            stage.drop(large.store);
            stage.drop(small.store);
        }
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

        /**
         * Each partnership once before it counts: what is measured is the store, not how much of it is remembered. They are as many
         * in every store, spread over all of it, so that their streams become equally long.
         */
        double rate(ConfigurableApplicationContext commandSide) throws Exception {
            int first = random.nextInt(scale.smallStore());
            send(commandSide, first, scale.partnershipsOfACommandRound());
            return send(commandSide, first, scale.partnershipsOfACommandRound() * TIMES);
        }

        private double send(ConfigurableApplicationContext commandSide, int first, int number) throws Exception {
            List<WayIn.Sent> commands = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                int place = (first + i % scale.partnershipsOfACommandRound()) % scale.smallStore();
                Names names = Names.of(place * (partnerships / scale.smallStore()), partnerships);
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
                load(store, random.nextInt(partnerships));
            }
            return (System.nanoTime() - begun) / 1e6 / LOADS;
        }

        /**
         * A store that has been in use has read each of its streams: without that, the small one has found all of its blocks after
         * a few loads, and the large one few of its own.
         */
        void loadEach(ConfigurableApplicationContext commandSide) {
            PartnershipsEventStore store = commandSide.getBean(PartnershipsEventStore.class);
            for (int i = 0; i < partnerships; i++) {
                load(store, i);
            }
        }

        private void load(PartnershipsEventStore store, int place) {
            String stream = Names.of(place, partnerships).partnership();
            if (store.readEvents(stream)
                            .asStream()
                            .filter(event -> event.getPayload() != null)
                            .count()
                    == 0) {
                throw new IllegalStateException(stream + " is empty");
            }
        }
    }
}
