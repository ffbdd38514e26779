package org.citypartnerships.history;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.citypartnerships.events.AgreementSigned;
import org.citypartnerships.events.DisputeSettled;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.events.EntryRejected;
import org.citypartnerships.events.EntryRetracted;
import org.citypartnerships.events.EvidenceAdded;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.IntentProposed;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.MoURenewed;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PlanCancelled;
import org.citypartnerships.events.RelationReported;
import org.citypartnerships.events.SideJoined;
import org.citypartnerships.events.SideLeft;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.EntryRef;
import org.citypartnerships.values.Evidence;
import org.citypartnerships.values.Header;
import org.citypartnerships.values.Instrument;
import org.citypartnerships.values.InstrumentForm;
import org.citypartnerships.values.InstrumentParty;
import org.citypartnerships.values.Link;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.Precision;
import org.citypartnerships.values.Prevailing;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.RenewedPaper;
import org.citypartnerships.values.Rung;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.SuspensionScope;
import org.citypartnerships.values.Term;
import org.citypartnerships.values.TermKind;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * Histories that a seed makes, with everything that a partnership's stream may hold: two to four sides whose members change,
 * acts towards one of them, dates that count from sources and from each other, plans, links of every kind, corrections,
 * disputes, retractions, and retractions of those.
 */
final class WideHistories {
    private static final List<String> CITIES =
            List.of("nuremberg-de+erlangen-de", "shenzhen-cn", "harbin-cn+dalian-cn", "murmansk-ru");
    private static final String[] SOURCES = {"daily", "page", "copy", "undated", "blog", "relative"};

    private final Random random;
    private final int sides;
    private final Story story;
    private final List<String> entries = new ArrayList<>();
    private final List<String> papers = new ArrayList<>();
    private final List<String> plans = new ArrayList<>();
    private final List<String> proposals = new ArrayList<>();
    private final List<String> contests = new ArrayList<>();
    private final List<String> amendments = new ArrayList<>();

    private WideHistories(long seed) {
        random = new Random(seed);
        sides = 2 + random.nextInt(3);
        story = Story.between(CITIES.subList(0, sides).toArray(String[]::new))
                .source("daily", "2015-06-15")
                .source("page", "2012")
                .source("copy", "2016-05/2016-09")
                .source("blog", "[2010..2018]");
    }

    /** A history with so many entries. */
    static Story of(long seed, int entries) {
        WideHistories histories = new WideHistories(seed);
        while (histories.story.facts().size() <= entries) {
            histories.add("e" + histories.random.nextInt(100) + "-"
                    + histories.story.facts().size());
        }
        return histories.story;
    }

    /** Fifty days of the years in which things happen, and some long before and after. */
    static List<LocalDate> days(long seed) {
        Random random = new Random(seed + 1_000_000);
        List<LocalDate> days = new ArrayList<>(List.of(LocalDate.MIN, LocalDate.of(9999, 12, 31)));
        while (days.size() < 50) {
            days.add(LocalDate.of(2000 + random.nextInt(30), 1 + random.nextInt(12), 1 + random.nextInt(28)));
        }
        return days;
    }

    private void add(String id) {
        switch (random.nextInt(22)) {
            case 0, 1, 2 -> paper(id);
            case 3 -> with(papers, (paper, header) -> renewal(id, paper, header), id);
            case 4 -> report(id);
            case 5, 6 -> story.suspended(id, act());
            case 7 -> story.resumed(id, act());
            case 8 -> story.ended(id, act());
            case 9 ->
                story.record(new PartnershipAffirmed(
                        story.partnership(), header(id), parties(), oneOf(Standing.values()), null));
            case 10 -> {
                story.record(new IntentProposed(
                        story.partnership(),
                        header(id),
                        random.nextInt(4) == 0 ? List.of() : parties(),
                        List.of(Rung.TWINNING),
                        null));
                proposals.add(id);
            }
            case 11 -> with(proposals, (proposal, header) -> story.withdrawn(id, day().toString(), proposal), id);
            case 12 -> with(papers, (paper, header) -> story.expired(id, day().toString(), paper), id);
            case 13 ->
                with(
                        papers,
                        (paper, header) -> story.record(
                                new InstrumentTerminated(story.partnership(), header, new EntryId(paper), act())),
                        id);
            case 14 -> {
                story.planned(header(id), date());
                plans.add(id);
            }
            case 15 -> {
                story.visitPlanned(header(id), date());
                plans.add(id);
            }
            case 16 ->
                with(
                        plans,
                        (plan, header) ->
                                story.record(new PlanCancelled(story.partnership(), header, new EntryId(plan), null)),
                        id);
            case 17 -> story.record(new SideJoined(story.partnership(), header(id), side(), party()));
            case 18 -> story.record(new SideLeft(story.partnership(), header(id), side(), party()));
            case 19 -> story.record(new MeetingRecorded(story.partnership(), header(id), Story.visit()));
            case 20 -> story.visited(header(id));
            default -> amend(id);
        }
        entries.add(id);
    }

    private void with(List<String> named, BiConsumer<String, Header> tell, String id) {
        if (named.isEmpty()) {
            paper(id);
        } else {
            tell.accept(oneOf(named), header(id));
        }
    }

    private void paper(String id) {
        Header header = header(id);
        if (random.nextInt(5) == 0) {
            story.protocol(header, oneOf(Rung.values()));
        } else {
            story.signed(header, instrument());
        }
        papers.add(id);
    }

    private void renewal(String id, String renewed, Header header) {
        story.record(new MoURenewed(
                story.partnership(),
                story.linked(header, LinkKind.RENEWS, renewed),
                instrument(),
                random.nextBoolean() ? null : new RenewedPaper("the paper before", stated())));
        papers.add(id);
    }

    private void report(String id) {
        story.record(new RelationReported(
                story.partnership(),
                header(id),
                oneOf(Relation.values()),
                null,
                maybe(this::stated),
                oneOf(Standing.UNKNOWN, Standing.IN_FORCE, Standing.SUSPENDED, Standing.ENDED),
                maybe(this::stated),
                List.of()));
    }

    private void amend(String id) {
        List<Entry> told = story.facts().stream()
                .map(Fact::event)
                .filter(Entry.class::isInstance)
                .map(Entry.class::cast)
                .toList();
        if (told.isEmpty()) {
            return;
        }
        Entry entry = told.get(random.nextInt(told.size()));
        Header plain = Story.header(id, (String) null);
        switch (random.nextInt(7)) {
            case 0 -> story.retracted(entry.entryId().value());
            case 1 -> {
                if (entry instanceof AgreementSigned signed) {
                    Header header = header(signed.entryId().value());
                    story.corrected(new AgreementSigned(story.partnership(), header, instrument()));
                } else {
                    story.retracted(entry.entryId().value());
                }
            }
            case 2 -> story.record(new EntryRejected(story.partnership(), entry.entryId(), "no such thing"));
            case 3 ->
                story.record(new EvidenceAdded(
                        story.partnership(),
                        new Header(plain.entryId(), null, evidence(), null, List.of(), Visibility.PUBLIC, null),
                        entry.entryId()));
            case 4 -> {
                boolean standing = entry instanceof PartnershipAffirmed || entry instanceof RelationReported;
                story.record(new EntryContested(
                        story.partnership(),
                        plain,
                        entry.entryId(),
                        standing ? "/standing" : "/header/happened",
                        standing ? "IN_FORCE" : day().toString()));
                contests.add(id);
            }
            case 5 -> {
                if (contests.isEmpty()) {
                    amendments.forEach(story::retracted);
                } else {
                    story.record(new DisputeSettled(
                            story.partnership(),
                            plain,
                            new EntryId(oneOf(contests)),
                            oneOf(Prevailing.values()),
                            "by a copy of the paper"));
                }
            }
            default ->
                told.stream()
                        .filter(EntryRetracted.class::isInstance)
                        .findAny()
                        .ifPresent(retraction ->
                                story.retracted(retraction.entryId().value()));
        }
        amendments.add(id);
    }

    private Header header(String id) {
        List<Link> links = new ArrayList<>();
        while (!entries.isEmpty() && random.nextInt(4) == 0) {
            links.add(new Link(
                    oneOf(LinkKind.values()),
                    new EntryRef(story.partnership(), new EntryId(random.nextInt(9) == 0 ? id : oneOf(entries)))));
        }
        if (!plans.isEmpty() && random.nextInt(8) == 0) {
            links.add(new Link(LinkKind.FULFILS, new EntryRef(story.partnership(), new EntryId(oneOf(plans)))));
        }
        return new Header(
                new EntryId(id),
                maybe(this::stated),
                random.nextInt(3) == 0 ? evidence() : List.of(),
                null,
                links,
                Visibility.PUBLIC,
                null);
    }

    private List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        do {
            evidence.add(new Evidence(new SourceId("source:" + oneOf(SOURCES)), null, null));
        } while (random.nextInt(3) == 0);
        return evidence;
    }

    private Act act() {
        boolean aboutPaper = !papers.isEmpty() && random.nextInt(3) == 0;
        return new Act(
                parties(),
                List.of(),
                random.nextInt(4) == 0 ? party() : null,
                aboutPaper ? new EntryId(oneOf(papers)) : null,
                oneOf(SuspensionScope.values()),
                maybe(this::stated),
                maybe(this::stated),
                maybe(this::stated),
                null);
    }

    private Instrument instrument() {
        List<InstrumentParty> between = random.nextInt(3) > 0
                ? List.of()
                : parties().stream()
                        .map(party -> new InstrumentParty(
                                random.nextBoolean() ? party : new PartyId("party:chamber"),
                                random.nextBoolean() ? party : null,
                                null))
                        .toList();
        Term term = switch (random.nextInt(6)) {
            case 0 -> new Term(TermKind.FIXED, Period.ofYears(1 + random.nextInt(6)), null, null, null, null);
            case 1 -> new Term(TermKind.FIXED, null, stated(), null, null, null);
            case 2 ->
                new Term(TermKind.SELF_RENEWING, Period.ofMonths(18), null, maybe(() -> random.nextInt(4)), null, null);
            case 3 -> new Term(TermKind.UNLIMITED, null, null, null, null, null);
            default -> null;
        };
        return new Instrument(
                oneOf(InstrumentForm.COOPERATION_AGREEMENT, InstrumentForm.MEMORANDUM),
                null,
                random.nextInt(3) == 0
                        ? List.of(oneOf(Rung.values()), oneOf(Rung.values()))
                        : List.of(oneOf(Rung.FRIENDSHIP, Rung.TWINNING, Rung.INTENT)),
                between,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                term,
                null,
                null);
    }

    private StatedDate stated() {
        if (random.nextInt(12) == 0) {
            return StatedDate.inWords("recently");
        }
        if (random.nextInt(6) > 0) {
            return StatedDate.of(date());
        }
        String to = entries.isEmpty() || random.nextBoolean() ? "source:" + oneOf(SOURCES) : "entry:" + oneOf(entries);
        return StatedDate.of(
                new RelativeTo(to, oneOf("-P1M", "P0D", "P2W", "-P1Y"), oneOf(Precision.values())), "then");
    }

    /** Of few years, so that things fall on the same days. */
    private String date() {
        LocalDate day = day();
        String text = day.toString();
        return switch (random.nextInt(9)) {
            case 0 -> text.substring(0, 4);
            case 1 -> text.substring(0, 7);
            case 2 -> text + "/" + day.plusDays(random.nextInt(400));
            case 3 -> "[.." + text + "]";
            case 4 -> text.substring(0, 4) + "/..";
            default -> text;
        };
    }

    private LocalDate day() {
        return LocalDate.of(2005 + random.nextInt(15), 1 + random.nextInt(12), 1 + random.nextInt(3));
    }

    private SideId side() {
        return SideId.of(1 + random.nextInt(sides));
    }

    private List<PartyId> parties() {
        List<PartyId> parties = new ArrayList<>();
        do {
            parties.add(party());
        } while (random.nextInt(3) == 0);
        return parties;
    }

    private PartyId party() {
        String[] members = CITIES.get(random.nextInt(sides)).split("[+]", -1);
        return Story.party(random.nextInt(15) == 0 ? "fuerth-de" : oneOf(members));
    }

    private <T> @Nullable T maybe(Supplier<T> what) {
        return random.nextBoolean() ? null : what.get();
    }

    @SafeVarargs
    private <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String oneOf(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
