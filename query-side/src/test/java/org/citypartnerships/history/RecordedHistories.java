package org.citypartnerships.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.DuplicateDeclared;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryCorrected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.Event;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipOpened;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.Prevailing;
import org.jspecify.annotations.Nullable;

/**
 * The history of one partnership that a seed makes, in an order of recording that it makes too: entries in any order, and what
 * corrects, retracts, contests and settles them at any place after them.
 *
 * @param partnership the partnership
 * @param events its events in the order of recording
 * @param days some days to ask about
 */
public record RecordedHistories(PartnershipId partnership, List<Event> events, List<LocalDate> days) {

    private static final EventJson JSON = EventJson.ours();

    /** That of a seed; its parties and its source belong to a group of partnerships. */
    public static RecordedHistories of(long seed, String group) {
        return of(seed, group, "");
    }

    /** Another one of the same parties, that is declared a duplicate of the first at some time; now and then by mistake. */
    public static RecordedHistories duplicateOf(RecordedHistories stays, long seed, String group) {
        Random random = new Random(seed + 8_000_000);
        RecordedHistories again = of(seed, group, "b");
        List<Event> events = new ArrayList<>(again.events());
        PartnershipId id = again.partnership();
        int declared = 1 + random.nextInt(events.size());
        events.add(declared, new DuplicateDeclared(id, Header.of("declared", null), stays.partnership()));
        if (random.nextInt(3) == 0) {
            events.add(
                    declared + 1 + random.nextInt(events.size() - declared),
                    new EntryRetracted(id, Header.of("two-after-all", null), new EntryId("declared"), "two"));
        }
        return new RecordedHistories(id, events, again.days());
    }

    /** Whether it is read as another after some of its events. */
    public boolean isDuplicate(int events) {
        List<Event> recorded = this.events.subList(0, events);
        return recorded.stream().anyMatch(DuplicateDeclared.class::isInstance)
                && recorded.stream().noneMatch(RecordedHistories::isMistaken);
    }

    private static boolean isMistaken(Event event) {
        return event instanceof EntryRetracted retracted
                && retracted.retracts().value().equals("declared");
    }

    /** Where both stand together, after some of the events of each. */
    public String naively(
            int events,
            RecordedHistories other,
            int ofOther,
            LocalDate recorded,
            @Nullable LocalDate published,
            LocalDate day) {
        List<Event> both = new ArrayList<>(this.events.subList(0, events));
        both.addAll(other.events.subList(0, ofOther));
        return new NaiveFold(both, recorded, published).on(day);
    }

    private static RecordedHistories of(long seed, String group, String mark) {
        Random random = new Random(seed + 7_000_000);
        List<Event> entries = new ArrayList<>();
        List<Event> amendments = new ArrayList<>();
        RandomHistories.of(seed)
                .facts()
                .forEach(fact -> (isAmendment(fact.event()) ? amendments : entries).add(fact.event()));
        Event opened = entries.remove(0);
        Collections.shuffle(entries, random);
        entries.add(0, opened);
        for (Event entry : List.copyOf(entries)) {
            if (!(entry instanceof PartnershipOpened) && random.nextInt(6) == 0) {
                contest((Entry) entry, amendments, random);
            }
        }
        for (Event amendment : amendments) {
            EntryId target = Objects.requireNonNull(target(amendment));
            int last = 0;
            for (int at = 0; at < entries.size(); at++) {
                boolean isIt = entries.get(at) instanceof Entry entry
                        && entry.entryId().equals(target);
                last = isIt || target.equals(target(entries.get(at))) ? at : last;
            }
            entries.add(last + 1 + random.nextInt(entries.size() - last), amendment);
        }
        PartnershipId partnership = new PartnershipId("partnership:" + group + "-" + seed + mark);
        return new RecordedHistories(
                partnership,
                entries.stream()
                        .map(event -> of(event, partnership, group, mark))
                        .toList(),
                RandomHistories.days(seed));
    }

    /** Where the partnership and its sides stand on a day after some of its events, by a fold written apart. */
    public String naively(int events, LocalDate recorded, @Nullable LocalDate published, LocalDate day) {
        return new NaiveFold(this.events.subList(0, events), recorded, published).on(day);
    }

    private static void contest(Entry entry, List<Event> amendments, Random random) {
        PartnershipId stream = new PartnershipId("partnership:told-in-a-test");
        boolean saysStanding = entry instanceof PartnershipAffirmed || entry instanceof RelationReported;
        if (!saysStanding && !(entry instanceof AgreementSigned) && !(entry instanceof DelegationRecorded)) {
            return;
        }
        EntryId id = new EntryId("contest-" + entry.entryId());
        amendments.add(new EntryContested(
                stream,
                Header.of(id.value(), null),
                entry.entryId(),
                saysStanding ? "/standing" : "/header/happened",
                saysStanding ? "ENDED" : 2006 + random.nextInt(12) + "-04-05"));
        if (random.nextBoolean()) {
            amendments.add(new DisputeSettled(
                    stream,
                    Header.of("settled-" + entry.entryId(), null),
                    id,
                    saysStanding || random.nextBoolean() ? Prevailing.RECORDED : Prevailing.CLAIMED,
                    "by a copy of the paper"));
        }
    }

    private static boolean isAmendment(Event event) {
        return event instanceof EntryCorrected || event instanceof EntryRetracted;
    }

    /** What it has to come after. */
    private static @Nullable EntryId target(Event event) {
        if (event instanceof EntryCorrected corrected) {
            return corrected.corrects();
        } else if (event instanceof EntryRetracted retracted) {
            return retracted.retracts();
        } else if (event instanceof EntryContested contest) {
            return contest.contests();
        }
        return event instanceof DisputeSettled settled ? settled.dispute() : null;
    }

    private static Event of(Event event, PartnershipId partnership, String group, String mark) {
        String json = JSON.write(event)
                .replaceAll("\\b(e[0-9]+-[0-9]+)\\b", "$1" + mark)
                .replace("partnership:told-in-a-test", partnership.value())
                .replace("party:murmansk-ru", "party:murmansk-" + group)
                .replace("party:harbin-cn", "party:harbin-" + group)
                .replace("source:dated", "source:dated-" + group);
        return (Event) JSON.read(
                StoredNames.ours().nameOf(event.getClass()), StoredNames.ours().revisionOf(event.getClass()), json);
    }
}
