package org.citypartnerships.queryside.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.audit.Explanations;
import org.citypartnerships.queryside.audit.Footing;
import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.pages.PartnershipPage.Reference;
import org.citypartnerships.queryside.pages.TimelineView.Source;
import org.citypartnerships.queryside.partnerships.PartnershipAnswer;
import org.citypartnerships.queryside.web.Ids;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.queryside.web.Plan;
import org.citypartnerships.queryside.web.Renewed;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** One partnership, as its page says it. */
final class PartnershipView {

    /** What sides do on a day of which they may tell before. */
    private static final Set<String> ACTS =
            Set.of("instrument-terminated", "partnership-suspended", "partnership-resumed", "partnership-ended");

    private final PartnershipAnswer answer;
    private final Map<String, Footing> footings;
    private final List<PlanView> coming;
    private final Map<String, String> spoken;
    private final Times times;
    private final Phrases phrases;
    private final List<DisputeView> disputes;

    /**
     * @param footings what each side's standing rests on, by its id
     * @param coming what was announced and takes effect after the day of which it tells
     * @param spoken what members are called in the reader's language, by their ids
     * @param times what pages that it leads to tell of too
     * @param disputes what sources tell differently
     */
    PartnershipView(
            PartnershipAnswer answer,
            Map<String, Footing> footings,
            List<PlanView> coming,
            Map<String, String> spoken,
            Times times,
            Phrases phrases,
            List<DisputeView> disputes) {
        this.answer = answer;
        this.footings = footings;
        this.coming = coming;
        this.spoken = spoken;
        this.times = times;
        this.phrases = phrases;
        this.disputes = disputes;
    }

    /** A party with its page. */
    record Party(
            @Nullable String address, String name, @Nullable String country) {
        /** By the name that the reader knows; one that nobody put on record has neither name nor page. */
        static Party of(PartyLabel label, Map<String, String> spoken, Phrases phrases) {
            return label.kind() == null
                    ? new Party(null, phrases.say("party.unregistered"), null)
                    : of(label.called(spoken.getOrDefault(label.id(), label.name())), phrases);
        }

        static Party of(PartyLabel label, Phrases phrases) {
            String country = label.country();
            return new Party(
                    "/parties/" + Ids.name(label.id()),
                    label.name(),
                    country == null ? null : phrases.country(country));
        }
    }

    /**
     * Where a side stands, since when, and the entry that put it there.
     *
     * @param since since when; null if that is not known
     * @param why where it is told why it stands there
     */
    record SideView(
            @Nullable String name,
            List<Party> members,
            String colour,
            String standing,
            @Nullable String since,
            String why,
            boolean certain,
            @Nullable String because) {}

    /**
     * A paper and where it stands.
     *
     * @param parties whom it is between, if these are not the sides
     * @param standing where it stands; null if it was renewed, and what stands in its place is its renewal
     * @param why where it is told why it stands there
     */
    record PaperView(
            String entry,
            String name,
            @Nullable String signed,
            List<Party> parties,
            String establishes,
            String colour,
            @Nullable String standing,
            String why,
            @Nullable String term,
            @Nullable String lastDay,
            @Nullable String renewedBy) {

        /** Whether it is between others than the sides. */
        public boolean isBetweenOthers() {
            return !parties.isEmpty();
        }
    }

    /** What is planned. */
    record PlanView(String entry, String what, @Nullable String when, String progress, boolean open) {}

    /**
     * A value that sources tell differently.
     *
     * @param settling where it is recorded which of them holds
     * @param about the entry that tells the one on record; null where that is not known
     */
    record DisputeView(
            String settling,
            String field,
            @Nullable Reference about,
            String recorded,
            Sources recordedBy,
            String claimed,
            Sources evidence) {

        static DisputeView of(
                String partnership,
                PartnershipAnswer.Dispute dispute,
                @Nullable Reference about,
                ClaimWords say,
                Phrases phrases) {
            return new DisputeView(
                    "/record/SettleDispute?entry="
                            + UriUtils.encodeQueryParam(partnership + "#" + dispute.entry(), UTF_8),
                    say.field(dispute.field()),
                    about,
                    say.value(dispute.field(), dispute.recorded()),
                    Sources.of(dispute.recordedBy(), phrases),
                    say.claimed(dispute.field(), dispute.claimed()),
                    Sources.of(dispute.evidence(), phrases));
        }
    }

    /** What says something. */
    record Sources(List<Source> sources) {
        static Sources of(List<Witness> witnesses, Phrases phrases) {
            return new Sources(witnesses.stream()
                    .map(witness -> Source.of(witness, phrases))
                    .toList());
        }
    }

    /** An entry on which the relation or the standing changed, and what says so. */
    record Because(
            @Nullable String entry, String words, @Nullable String when, List<Source> sources) {
        static Because of(Explanations.Link link, Phrases phrases) {
            boolean isAnother = link.relation() != link.relationBefore();
            String from = standing(link.from(), link.relationBefore(), isAnother, phrases);
            String to = standing(link.to(), link.relation(), isAnother, phrases);
            return new Because(
                    link.entry(),
                    to == null
                            ? phrases.say("because.opened")
                            : phrases.say("because.changed", from == null ? phrases.say("standing.UNKNOWN") : from, to),
                    link.kind() == null ? phrases.say("because.notPublic") : when(link, phrases),
                    link.evidence().stream()
                            .map(witness -> Source.of(witness, phrases))
                            .toList());
        }

        /** When it changed: as the entry says, or at the end of the term that it sets. */
        static @Nullable String when(Explanations.Link link, Phrases phrases) {
            String lastDay = days(link.lastDay(), phrases);
            return lastDay == null
                    ? phrases.date(link.resolved() == null ? link.happened() : link.resolved())
                    : phrases.say("because.termEnded", lastDay);
        }

        private static @Nullable String standing(
                @Nullable JsonNode value, @Nullable Relation relation, boolean isTold, Phrases phrases) {
            String name = value == null ? "" : value.asString("");
            if (name.isEmpty()) {
                return null;
            }
            Standing standing = Standing.valueOf(name);
            return isTold ? phrases.stands(relation, standing) : phrases.sideStanding(relation, standing);
        }
    }

    /** Its page, of today. */
    public String address() {
        return "/partnerships/" + Ids.name(answer.id());
    }

    /** Where something is recorded in it. */
    public String recordHere() {
        return "/record?partnership=" + Ids.name(answer.id());
    }

    public String title() {
        return answer.title();
    }

    /** The names of the sides in the reader's language; null if no member has one. */
    public @Nullable String called() {
        String called = answer.sides().stream()
                .map(side -> side.name() != null
                        ? side.name()
                        : side.members().stream()
                                .map(member -> spoken.getOrDefault(member.id(), member.name()))
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" – "));
        return spoken.isEmpty() || title().startsWith(called) ? null : called;
    }

    /** The position at which it was computed, in a sentence. */
    public String computed() {
        return phrases.say("data.position", answer.position());
    }

    public StatusView status() {
        return StatusView.of(answer.status(), phrases);
    }

    public List<SideView> sides() {
        return answer.sides().stream().map(this::side).toList();
    }

    private SideView side(PartnershipAnswer.SideAnswer side) {
        Standing standing = Standing.valueOf(side.standing());
        Footing footing = footings.get(side.side());
        return new SideView(
                side.name(),
                side.members().stream()
                        .map(member -> Party.of(member, spoken, phrases))
                        .toList(),
                StatusView.colour(answer.status().relation(), standing),
                phrases.sideStanding(answer.status().relation(), standing),
                footing == null ? null : since(footing),
                why("sides/" + side.side()),
                side.certainty().equals("CERTAIN"),
                footing == null ? null : footing.entry());
    }

    private @Nullable String since(Footing footing) {
        String lastDay = days(footing.lastDay(), phrases);
        if (lastDay != null) {
            return phrases.say("because.termEnded", lastDay);
        }
        String since = phrases.beginning(footing.since());
        return since == null ? null : phrases.say("partnership.since", since);
    }

    private String why(String of) {
        return times.at(address() + "/why", "field", of + "/standing");
    }

    public List<PaperView> papers() {
        return answer.instruments().stream().map(this::paper).toList();
    }

    private PaperView paper(PartnershipAnswer.Paper paper) {
        String form = phrases.say("form." + paper.form());
        return new PaperView(
                paper.entry(),
                paper.title() == null ? form : phrases.say("entry.titled", form, paper.title()),
                phrases.date(paper.signedOn()),
                paper.parties().stream()
                        .map(party -> Party.of(party.party(), spoken, phrases))
                        .toList(),
                phrases.either(paper.readings().stream()
                        .map(rung -> phrases.say("rung." + rung))
                        .toList()),
                StatusView.colour(answer.status().relation(), Standing.valueOf(paper.standing())),
                givesWayToItsRenewal(paper) ? null : phrases.say("standing." + paper.standing()),
                why("instruments/" + paper.entry()),
                paper.term() == null
                        ? null
                        : phrases.sayOr("term." + paper.term().path("kind").asString(""), ""),
                days(paper.lastDay(), phrases),
                paper.renewedBy());
    }

    private static boolean givesWayToItsRenewal(PartnershipAnswer.Paper paper) {
        JsonNode term = paper.term();
        return Renewed.givesWay(
                paper.renewedBy() != null,
                Standing.valueOf(paper.standing()),
                term == null ? null : term.path("kind").asString(""));
    }

    /** The last day is a span of days: the day from which it may have ended, and by which it has. */
    private static @Nullable String days(@Nullable JsonNode window, Phrases phrases) {
        if (window == null) {
            return null;
        }
        List<String> days = new ArrayList<>();
        for (String end : List.of("earliest", "latest")) {
            String day = window.path(end).asString("");
            if (!day.isEmpty() && !days.contains(day)) {
                days.add(day);
            }
        }
        return days.isEmpty()
                ? null
                : String.join(
                        " – ",
                        days.stream()
                                .map(day -> phrases.day(LocalDate.parse(day)))
                                .toList());
    }

    /** What is planned and still to come, or overdue, first; then what takes effect on a day to come. */
    public List<PlanView> plans() {
        return Stream.concat(answer.plans().stream().map(this::plan), coming.stream())
                .toList();
    }

    /** What sides have announced that takes effect after the day. */
    static List<PlanView> coming(Chronicle chronicle, LocalDate day, Phrases phrases) {
        List<PlanView> coming = new ArrayList<>();
        for (Told told : chronicle.timeline()) {
            String kind = StoredNames.ours().nameOf(told.entry().getClass());
            boolean isToCome = !told.window().possiblyBy(day) && told.isToldOf(day);
            if (isToCome && ACTS.contains(kind) && told.entry().header().visibility() == Visibility.PUBLIC) {
                coming.add(new PlanView(
                        told.entry().entryId().value(),
                        phrases.say("plan." + kind),
                        phrases.date(Json.tree(told.resolved())),
                        phrases.say("progress.OPEN"),
                        true));
            }
        }
        return coming;
    }

    private PlanView plan(Plan plan) {
        String form = plan.form();
        String engagement = plan.engagement();
        String what = form != null
                ? phrases.say("plan.signing", phrases.say("form." + form))
                : engagement != null ? phrases.say("engagement." + engagement) : phrases.say("entry.signing-planned");
        if (!plan.toEstablish().isEmpty()) {
            what = phrases.say(
                    "entry.toEstablish",
                    what,
                    phrases.either(plan.toEstablish().stream()
                            .map(rung -> phrases.say("rung." + rung))
                            .toList()));
        }
        if (plan.title() != null) {
            what = phrases.say("entry.titled", what, Objects.requireNonNull(plan.title()));
        }
        return new PlanView(
                plan.entry(),
                what,
                phrases.date(plan.plannedFor()),
                phrases.say("progress." + plan.progress()),
                plan.progress().equals("OPEN") || plan.progress().equals("OVERDUE"));
    }

    public List<DisputeView> disputes() {
        return disputes;
    }

    /** Whether any paper was signed. */
    public boolean isOnPaper() {
        return !answer.instruments().isEmpty();
    }

    /** Whether anything is planned. */
    public boolean isPlanned() {
        return !answer.plans().isEmpty() || !coming.isEmpty();
    }

    /** Whether sources tell anything differently. */
    public boolean isDisputed() {
        return !answer.disputes().isEmpty();
    }
}
