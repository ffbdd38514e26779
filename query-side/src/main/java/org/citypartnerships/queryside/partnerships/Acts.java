package org.citypartnerships.queryside.partnerships;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.citypartnerships.events.DecisionRecorded;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.InstrumentTerminated;
import org.citypartnerships.events.IntentProposed;
import org.citypartnerships.events.PartnershipAffirmed;
import org.citypartnerships.events.PartnershipEnded;
import org.citypartnerships.events.PartnershipResumed;
import org.citypartnerships.events.PartnershipSuspended;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.web.HiddenEntries;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.PartyLabels.PartyLabel;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.Act;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.LinkKind;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What each side did to the partnership, or to one paper of it, and what its bodies decided, as may have happened by a day. */
final class Acts {

    private final Chronicle chronicle;
    private final HiddenEntries hidden;
    private final List<Acting> all = new ArrayList<>();

    private record Acting(
            Told told, List<PartyId> by, @Nullable Act act) {}

    Acts(Chronicle chronicle, LocalDate day) {
        this.chronicle = chronicle;
        this.hidden = new HiddenEntries(chronicle);
        for (Told told : chronicle.timeline()) {
            if (told.window().possiblyBy(day) && told.entry().header().visibility() == Visibility.PUBLIC) {
                add(told);
            }
        }
    }

    /**
     * Something that a side did, or a body of it decided.
     *
     * @param entry its entry
     * @param kind {@code partnership-suspended}, {@code partnership-affirmed}, {@code decision-recorded} …
     * @param by the members of sides that acted, or for whom a body decided
     * @param bodies the bodies that decided
     * @param towards the side that it is directed at, if not at all others
     * @param instrument the one paper that it is about
     * @param scope what is suspended
     * @param standing where the side says that it stands
     * @param decidedOn when it was decided
     * @param notifiedOn when the others were told
     * @param effectiveOn from when it holds
     * @param happened the date of the entry, where none of the three is said
     * @param earliest the first day from which it may hold
     * @param latest the last day from which it may hold
     * @param matter what was decided on
     * @param outcome how it was decided
     * @param votes the votes
     * @param partOf the entries of which it is a later step
     * @param reason the reason given, or the words of the source
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record SideAct(
            String entry,
            String kind,
            List<PartyLabel> by,
            List<PartyLabel> bodies,
            @Nullable String towards,
            @Nullable String instrument,
            @Nullable String scope,
            @Nullable String standing,
            @Nullable JsonNode decidedOn,
            @Nullable JsonNode notifiedOn,
            @Nullable JsonNode effectiveOn,
            @Nullable JsonNode happened,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            @Nullable String matter,
            @Nullable String outcome,
            @Nullable JsonNode votes,
            List<String> partOf,
            @Nullable String reason) {}

    private void add(Told told) {
        Entry entry = told.entry();
        Act act = act(entry);
        if (act != null) {
            all.add(new Acting(told, act.by(), act));
        } else if (entry instanceof PartnershipAffirmed affirmed) {
            all.add(new Acting(told, affirmed.by(), null));
        } else if (entry instanceof IntentProposed proposed) {
            all.add(new Acting(told, proposed.by(), null));
        } else if (entry instanceof DecisionRecorded decision) {
            PartyId actsFor = decision.actsFor();
            all.add(new Acting(told, List.of(actsFor == null ? decision.body() : actsFor), null));
        }
    }

    private static @Nullable Act act(Entry entry) {
        if (entry instanceof PartnershipSuspended suspended) {
            return suspended.act();
        }
        if (entry instanceof PartnershipResumed resumed) {
            return resumed.act();
        }
        if (entry instanceof PartnershipEnded ended) {
            return ended.act();
        }
        return entry instanceof InstrumentTerminated terminated ? terminated.act() : null;
    }

    /** Every party that is to be named. */
    Set<String> parties() {
        Set<String> parties = new LinkedHashSet<>();
        for (Acting acting : all) {
            Stream.concat(acting.by().stream(), bodies(acting).stream()).forEach(party -> parties.add(party.value()));
        }
        return parties;
    }

    /** What the side did and its bodies decided, in the order in which it happened. */
    List<SideAct> of(SideId side, Map<String, PartyLabel> named) {
        return all.stream()
                .filter(acting -> sides(acting.by()).contains(side))
                .map(acting -> told(acting, named))
                .toList();
    }

    /** What bodies decided of which nobody says for which side. */
    List<SideAct> ofNoSide(Map<String, PartyLabel> named) {
        return all.stream()
                .filter(acting -> sides(acting.by()).isEmpty() && acting.told().entry() instanceof DecisionRecorded)
                .map(acting -> told(acting, named))
                .toList();
    }

    private Set<SideId> sides(Collection<PartyId> parties) {
        Set<SideId> sides = new LinkedHashSet<>();
        parties.forEach(party -> chronicle.sideOf(party).ifPresent(sides::add));
        return sides;
    }

    private static List<PartyId> bodies(Acting acting) {
        if (acting.told().entry() instanceof DecisionRecorded decision) {
            return List.of(decision.body());
        }
        return acting.act() == null ? List.of() : acting.act().bodies();
    }

    private SideAct told(Acting acting, Map<String, PartyLabel> named) {
        Entry entry = acting.told().entry();
        Act act = acting.act();
        DecisionRecorded decision = entry instanceof DecisionRecorded decided ? decided : null;
        PartyId towards = act == null ? null : act.towards();
        EntryId paper = entry instanceof InstrumentTerminated terminated
                ? terminated.instrument()
                : act == null ? null : act.instrument();
        boolean isDated = act != null
                && Stream.of(act.decidedOn(), act.notifiedOn(), act.effectiveOn())
                        .anyMatch(Objects::nonNull);
        return new SideAct(
                entry.entryId().value(),
                StoredNames.ours().nameOf(entry.getClass()),
                labels(acting.by(), named),
                labels(bodies(acting), named),
                towards == null
                        ? null
                        : chronicle.sideOf(towards).map(SideId::value).orElse(null),
                hidden.name(paper),
                act != null && entry instanceof PartnershipSuspended
                        ? act.scope().name()
                        : null,
                entry instanceof PartnershipAffirmed affirmed
                        ? affirmed.standing().name()
                        : null,
                act == null ? null : date(act.decidedOn()),
                act == null ? null : date(act.notifiedOn()),
                act == null ? null : date(act.effectiveOn()),
                isDated ? null : date(entry.header().happened()),
                acting.told().window().earliest(),
                acting.told().window().latest(),
                decision == null ? null : decision.matter(),
                decision == null ? null : decision.outcome().name(),
                decision == null ? null : Json.tree(decision.votes()),
                partOf(entry),
                reason(entry, act));
    }

    private static @Nullable String reason(Entry entry, @Nullable Act act) {
        if (entry instanceof PartnershipAffirmed affirmed) {
            return affirmed.words();
        }
        return entry instanceof IntentProposed proposed ? proposed.words() : act == null ? null : act.reason();
    }

    private List<String> partOf(Entry entry) {
        return entry.header().links().stream()
                .filter(link -> link.kind() == LinkKind.PART_OF_ACT)
                .filter(link -> !link.to().stream().equals(entry.stream())
                        || hidden.name(link.to().entry()) != null)
                .map(link -> link.to().stream().equals(entry.stream())
                        ? link.to().entry().value()
                        : link.to().toString())
                .toList();
    }

    /** The date counted from its anchor, else as it was said. */
    private @Nullable JsonNode date(@Nullable StatedDate date) {
        return date == null ? null : Json.tree(chronicle.resolved(date).orElse(date));
    }

    private static List<PartyLabel> labels(List<PartyId> parties, Map<String, PartyLabel> named) {
        return parties.stream()
                .map(party -> Objects.requireNonNull(named.get(party.value()), party.value()))
                .toList();
    }
}
