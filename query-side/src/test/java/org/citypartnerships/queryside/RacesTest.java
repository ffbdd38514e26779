package org.citypartnerships.queryside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.FigureRecorded;
import org.citypartnerships.events.PartiesMerged;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.events.PartyRenamed;
import org.citypartnerships.events.ProtocolSigned;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.events.SourceDated;
import org.citypartnerships.queryside.following.Rebuilds;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.PartyName;
import org.citypartnerships.values.Precision;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Dates of sources, renamings, mergers and acts recorded at once, by several processes, while all of them are being read: when
 * everything is read, every row is what a rebuild makes.
 */
class RacesTest {

    private static final int AT_ONCE = 4;

    @Test
    @Timeout(120)
    void whatever_is_recorded_at_once_no_row_is_wrong_at_rest() throws Exception {
        race(24, 8);
    }

    @Test
    @Tag("history")
    @Timeout(1800)
    void however_often_that_is_tried() throws Exception {
        race(400, 40);
    }

    private static void race(int rounds, int roundsToARest) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        List<Recording> recordings = new ArrayList<>();
        try (RunningQuerySide queries = RunningQuerySide.onAFreshStore()) {
            for (int i = 0; i < AT_ONCE; i++) {
                recordings.add(new Recording(queries.database));
            }
            for (int round = 1; round <= rounds; round++) {
                Round told = new Round(round);
                told.begin(recordings);
                CyclicBarrier together = new CyclicBarrier(AT_ONCE);
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < AT_ONCE; i++) {
                    Recording recording = recordings.get(i);
                    List<Event> events = told.events(i);
                    all.add(threads.submit(() -> {
                        together.await(10, TimeUnit.SECONDS);
                        events.forEach(event -> recording.record(List.of(event)));
                        return null;
                    }));
                }
                for (Future<?> each : all) {
                    each.get(60, TimeUnit.SECONDS);
                }
                if (round % roundsToARest == 0) {
                    queries.awaitEverything();
                    Map<String, List<String>> followed = Tables.dump(queries.database);
                    assertThat(followed.get("parked_stream")).isEmpty();
                    rebuildAll(queries);
                    assertThat(Tables.dump(queries.database))
                            .as("after round " + round)
                            .isEqualTo(followed);
                }
            }
        } finally {
            threads.shutdownNow();
            recordings.forEach(Recording::close);
        }
    }

    private static void rebuildAll(RunningQuerySide queries) {
        assertThat(queries.manage("POST", "/actuator/readers/rebuild").status()).isEqualTo(202);
        Rebuilds rebuilds = queries.application.getBean(Rebuilds.class);
        while (!rebuilds.status().stream()
                .allMatch(reader -> reader.rebuild() == null || reader.rebuild().isOver())) {
            RunningQuerySide.pause();
        }
    }

    /** Two sources, of which one is dated from the other; four cities; two partnerships; a figure. Each seeded by its number. */
    private static final class Round {
        private final Random random;
        private final SourceId paper;
        private final SourceId letter;
        private final PartyId one;
        private final PartyId other;
        private final PartyId heir;
        private final PartyId third;
        private final PartnershipId between;
        private final PartnershipId beside;
        private final FiguresId figures;

        Round(int number) {
            random = new Random(number);
            paper = new SourceId("source:paper-" + number);
            letter = new SourceId("source:letter-" + number);
            one = Seeds.party("one-" + number);
            other = Seeds.party("other-" + number);
            heir = Seeds.party("heir-" + number);
            third = Seeds.party("third-" + number);
            between = new PartnershipId("partnership:one-" + number + "~other-" + number);
            beside = new PartnershipId("partnership:other-" + number + "~third-" + number);
            figures = new FiguresId("figures:one-" + number + "~other-" + number);
        }

        /** What is named has to be on record; each stream is written by one process. */
        void begin(List<Recording> recordings) {
            recordings
                    .get(0)
                    .record(List.of(
                            Seeds.source(paper, "Paper", null),
                            Seeds.source(letter, "Letter", monthBefore(paper.value()))));
            recordings.get(1).record(List.of(registered(one), registered(other)));
            recordings.get(2).record(List.of(registered(heir), registered(third)));
            recordings
                    .get(3)
                    .record(List.of(
                            Seeds.opened(between, null, List.of(one), List.of(other)),
                            signed(between, "first", StatedDate.of("2001")),
                            Seeds.opened(beside, null, List.of(other), List.of(third)),
                            signed(beside, "first", monthBefore(paper.value()))));
        }

        private static Event registered(PartyId party) {
            return Seeds.registered(
                    party.value().substring(6), PartyKind.CITY, party.value().substring(6), "CN", null);
        }

        List<Event> events(int process) {
            List<Event> events = new ArrayList<>(
                    switch (process) {
                        case 0 -> sources();
                        case 1 -> names();
                        case 2 -> mergers();
                        default -> acts();
                    });
            if (process != 0 && process != 2) {
                Collections.shuffle(events, random); // those of the other two are about each other
            }
            return events;
        }

        private List<Event> sources() {
            EntryId dated = new EntryId("dated");
            List<Event> events = new ArrayList<>(List.of(
                    new SourceDated(paper, Header.of("dated", null), day()),
                    new EntryCorrected(
                            paper,
                            Header.of("redated", null),
                            dated,
                            new SourceDated(paper, Header.of("dated", null), day()),
                            "misread")));
            if (random.nextBoolean()) {
                events.add(
                        random.nextInt(3),
                        new SourceDated(letter, Header.of("dated", null), monthBefore(paper.value())));
            }
            return events;
        }

        private List<Event> names() {
            return List.of(
                    new PartyRenamed(one, from(letter, "renamed"), PartyName.of("New One"), false),
                    new PartyRenamed(one, Header.of("again", day()), PartyName.of("Newer One"), false),
                    new PartyRenamed(other, from(paper, "renamed"), PartyName.of("New Other"), false));
        }

        private List<Event> mergers() {
            return List.of(
                    new PartiesMerged(heir, from(letter, "merger"), List.of(one)),
                    new PartiesMerged(heir, from(paper, "another"), List.of(third)),
                    new EntryRetracted(heir, Header.of("retraction", null), new EntryId("another"), "no such thing"));
        }

        private List<Event> acts() {
            return List.of(
                    signed(between, "second", monthBefore(letter.value())),
                    new ProtocolSigned(
                            beside,
                            from(letter, "protocol"),
                            Instrument.of(InstrumentForm.PROTOCOL_OF_INTENT, Rung.INTENT)),
                    new PartnershipSuspended(
                            between, Header.of("suspension", null), Act.of(one, monthBefore(letter.value()))),
                    new SideJoined(between, from(letter, "joined"), SideId.of(1), heir),
                    new SideLeft(between, from(letter, "left"), SideId.of(1), one),
                    new FigureRecorded(
                            figures,
                            from(letter, "figure"),
                            new Scope(one, other),
                            "visitors",
                            List.of(Seeds.amount("5", 0, "5")),
                            null,
                            null));
        }

        private static AgreementSigned signed(PartnershipId partnership, String entry, StatedDate on) {
            return new AgreementSigned(
                    partnership, Header.of(entry, on), Instrument.of(InstrumentForm.TWINNING_AGREEMENT, Rung.TWINNING));
        }

        private static Header from(SourceId source, String entry) {
            return Header.of(entry, monthBefore(source.value()), new Evidence(source, null, "last month"));
        }

        private static StatedDate monthBefore(String anchor) {
            return StatedDate.of(new RelativeTo(anchor, "-P1M", Precision.MONTH), "last month");
        }

        private StatedDate day() {
            return StatedDate.of("20%02d-%02d-15".formatted(10 + random.nextInt(10), 1 + random.nextInt(12)));
        }
    }
}
