package org.citypartnerships.history;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;

/** Histories that a seed makes: signings, renewals, reports, acts of both sides, plans, corrections and retractions. */
final class RandomHistories {
    private static final String[] CITIES = {"murmansk-ru", "harbin-cn"};
    private static final Standing[] OBSERVED = {Standing.UNKNOWN, Standing.IN_FORCE, Standing.SUSPENDED, Standing.ENDED
    };
    private static final Relation[] RELATIONS = {Relation.UNSPECIFIED, Relation.FRIENDSHIP, Relation.TWINNING};

    private final Random random;
    private final Story story = Story.between(CITIES).source("dated", "2015-06-15");
    private final List<String> papers = new ArrayList<>();
    private final List<String> entries = new ArrayList<>();

    private RandomHistories(long seed) {
        random = new Random(seed);
    }

    static Story of(long seed) {
        RandomHistories histories = new RandomHistories(seed);
        return histories.told(1 + histories.random.nextInt(14));
    }

    /** A longer one, with so many entries beside the corrections and retractions of some. */
    static Story of(long seed, int entries) {
        return new RandomHistories(seed).told(entries);
    }

    /** One in which some entries count only once a second person has confirmed them, which has happened to most by now. */
    static Story ofTwoPeople(long seed) {
        Story story = of(seed);
        Random random = new Random(~seed);
        List<String> waiting = new ArrayList<>();
        Story proposed = Story.between(CITIES).source("dated", "2015-06-15");
        for (Fact fact : story.facts()) {
            if (fact.event() instanceof Entry entry) {
                proposed.record(entry);
                if (random.nextInt(3) == 0) {
                    proposed.awaitingConfirmation();
                    waiting.add(entry.entryId().value());
                }
            }
        }
        Collections.shuffle(waiting, random);
        for (String entry : waiting) {
            switch (random.nextInt(6)) {
                case 0 -> proposed.record(new EntryRejected(proposed.partnership(), new EntryId(entry), "not so"));
                case 1 -> {}
                default -> proposed.confirmed(entry);
            }
        }
        return proposed;
    }

    private Story told(int entries) {
        for (int number = 0; number < entries; number++) {
            add("e" + random.nextInt(100) + "-" + number);
        }
        amend();
        return story;
    }

    private void add(String id) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                story.signed(header(id), paper());
                papers.add(id);
            }
            case 3 -> {
                if (papers.isEmpty()) {
                    return;
                }
                story.renewed(id, date(), oneOf(papers), random.nextBoolean() ? null : Story.fixed("P4Y"));
                papers.add(id);
            }
            case 4 ->
                story.reported(
                        header(id),
                        oneOf(RELATIONS),
                        random.nextBoolean() ? null : date(),
                        oneOf(OBSERVED),
                        random.nextBoolean() ? null : date());
            case 5 -> story.suspended(id, act());
            case 6 -> story.resumed(id, act());
            case 7 -> story.ended(id, act());
            case 8 -> story.affirmed(id, date(), oneOf(OBSERVED), oneOf(CITIES));
            case 9 -> story.proposed(id, date(), oneOf(CITIES));
            case 10 -> {
                if (papers.isEmpty()) {
                    return;
                }
                if (random.nextBoolean()) {
                    story.expired(id, date(), oneOf(papers));
                } else {
                    story.terminated(id, oneOf(CITIES), date(), oneOf(papers));
                }
            }
            default -> story.visited(header(id));
        }
        entries.add(id);
    }

    /** Corrections and retractions of what is there. */
    private void amend() {
        List<Entry> told = story.facts().stream()
                .map(Fact::event)
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .toList();
        for (Entry entry : told) {
            int chance = random.nextInt(10);
            if (chance == 0) {
                story.retracted(entry.entryId().value());
            } else if (chance == 1 && entry instanceof PartnershipEnded ended) {
                story.corrected(new PartnershipEnded(
                        ended.partnershipId(), ended.header(), Act.of(Story.party(oneOf(CITIES)), Story.date(date()))));
            } else if (chance <= 2 && Paper.instrument(entry).isPresent()) {
                story.corrected(story.agreement(entry.entryId().value(), date(), Rung.CONTACT));
            }
        }
    }

    private Header header(String id) {
        Header plain = Story.header(id, random.nextInt(8) == 0 ? null : date());
        Header sourced = random.nextInt(4) == 0 ? Story.from("dated", plain) : plain;
        return entries.isEmpty() || random.nextInt(4) > 0
                ? sourced
                : story.linked(sourced, random.nextInt(6) == 0 ? LinkKind.SAME_AS : LinkKind.DURING, oneOf(entries));
    }

    private Act act() {
        return switch (random.nextInt(4)) {
            case 0 -> Story.act(oneOf(CITIES), date(), null, null);
            case 1 -> Story.act(oneOf(CITIES), null, date(), null);
            case 2 ->
                papers.isEmpty()
                        ? Story.act(oneOf(CITIES), null, null, date())
                        : Story.aboutPaper(oneOf(CITIES), date(), oneOf(papers));
            default -> Story.act(oneOf(CITIES), null, null, date());
        };
    }

    private Instrument paper() {
        Rung[] rungs = {Rung.NOTHING, Rung.INTENT, Rung.FRIENDSHIP, Rung.TWINNING, Rung.PROJECT};
        return switch (random.nextInt(4)) {
            case 0 -> Story.with(Story.fixed("P" + (1 + random.nextInt(6)) + "Y"));
            case 1 ->
                Story.with(new Term(TermKind.SELF_RENEWING, Period.ofYears(1), null, random.nextInt(3), null, null));
            case 2 -> Story.with(new Term(TermKind.UNLIMITED, null, null, null, null, null));
            default -> Story.between(List.of(), oneOf(rungs), oneOf(rungs));
        };
    }

    /** Of few years, so that things fall on the same days. */
    private String date() {
        LocalDate day = LocalDate.of(2005 + random.nextInt(15), 1 + random.nextInt(12), 1 + random.nextInt(3));
        String text = day.toString();
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, 4);
            case 1 -> text.substring(0, 7);
            case 2 -> text + "/" + day.plusDays(random.nextInt(400));
            case 3 -> "[.." + text + "]";
            default -> text;
        };
    }

    private LocalDate day() {
        return LocalDate.of(2003 + random.nextInt(25), 1 + random.nextInt(12), 1 + random.nextInt(28));
    }

    static List<LocalDate> days(long seed) {
        RandomHistories histories = new RandomHistories(seed + 1_000_000);
        return Stream.generate(histories::day).limit(25).toList();
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
