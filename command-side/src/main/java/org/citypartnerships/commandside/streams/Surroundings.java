package org.citypartnerships.commandside.streams;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.citypartnerships.commandside.Succession;
import org.citypartnerships.commandside.streams.Question.Kind;
import org.citypartnerships.events.Event;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.storage.EventJson;
import org.citypartnerships.values.FiguresId;
import org.citypartnerships.values.PartnershipId;
import org.citypartnerships.values.PartnershipRef;
import org.citypartnerships.values.PartyId;
import org.citypartnerships.values.PartyKind;
import org.citypartnerships.values.RelativeTo;
import org.citypartnerships.values.Scope;
import org.citypartnerships.values.SourceId;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.StreamId;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;

/**
 * What is on record around a command, as it was when that was looked up. What was not asked then is looked up when somebody
 * wants to know it: right in any case, and one round trip if the question was whole.
 *
 * <p>Around commands that are taken one after the other and stored together it also is what those before have led to, though
 * the database does not have it yet.
 */
public final class Surroundings {

    private static final int ALIKE_MAX = 5;

    private final StreamIndex streams;
    private final Question asked;
    private final Runnable beforeLookingUp;
    private final Set<String> answersNotStored = new HashSet<>();
    private Found found;

    Surroundings(StreamIndex streams, Question asked, Found found, Runnable beforeLookingUp) {
        this.streams = streams;
        this.asked = asked;
        this.found = found;
        this.beforeLookingUp = beforeLookingUp;
    }

    /**
     * Also takes in what was decided in them and is stored later, before anything else is looked up.
     *
     * @param events what a command led to
     * @param sequence the sequence of the last of them in its stream
     * @param idempotencyKey the key under which its answer will be stored, or null if it has none
     * @return false if that can't be told without looking up: these surroundings are out of date
     */
    public boolean takeIn(List<Event> events, long sequence, @Nullable String idempotencyKey) {
        if (idempotencyKey != null) {
            answersNotStored.add(idempotencyKey);
        }
        long next = sequence - events.size();
        boolean told = true;
        for (Event event : events) {
            next++;
            told &= !StreamIndexWriter.changesRows(event, next);
            FoundLater.add(event, next, found);
        }
        return told;
    }

    /** Looks up what this question asks beyond what is known already. */
    public void ask(Question question) {
        Question open = question.beyond(asked);
        if (!open.isEmpty()) {
            askAnew(open);
        }
    }

    private void askAnew(Question question) {
        beforeLookingUp.run();
        found = found.and(streams.ask(question));
        asked.and(question);
    }

    /** The answer given under the idempotency key before, if it is remembered. */
    public Optional<GivenAnswer> given(String idempotencyKey) {
        if (!asked.asks(Kind.KEY, idempotencyKey) || answersNotStored.contains(idempotencyKey)) {
            askAnew(new Question().key(idempotencyKey));
        }
        return Optional.ofNullable(found.answers.get(idempotencyKey));
    }

    /**
     * The partnership that is meant: the one on record with this id or these sides, else that which the parties took over from
     * others that had become part of them by then, else a new one's proposed id.
     *
     * @param happened when what is to be recorded happened
     */
    public PartnershipId partnership(PartnershipRef ref, @Nullable StatedDate happened) {
        PartnershipId partnership = partnership(ref);
        if (ref.id() != null || found.bySides.containsKey(SidesKey.of(ref.sides(), ref.strand()))) {
            return partnership;
        }
        Set<PartyId> named = new LinkedHashSet<>();
        ref.sides().forEach(side -> named.addAll(side.members()));
        return heirsAmong(named).isEmpty()
                ? partnership
                : takenOver(ref, named, days(happened)).orElse(partnership);
    }

    /** Of several the one whose id comes first. */
    private Optional<PartnershipId> takenOver(PartnershipRef ref, Set<PartyId> named, Window days) {
        Ancestry ancestry = ancestry(named);
        String key = SidesKey.of(ref.sides(), ref.strand());
        UnaryOperator<String> heirs = member -> named.contains(new PartyId(member))
                ? member
                : named.stream()
                        .filter(heir -> ancestry.became(new PartyId(member), heir, days))
                        .findFirst()
                        .map(PartyId::value)
                        .orElse(member);
        return streams.partnershipsOf(ancestry.of(named)).entrySet().stream()
                .filter(candidate -> SidesKey.renamed(candidate.getKey(), heirs).equals(key))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Window days(@Nullable StatedDate date) {
        RelativeTo relative = date == null ? null : date.relative();
        String published = null;
        if (relative != null && relative.to().startsWith(SourceId.KIND)) {
            needNamed(List.of(relative.to()), nowhere -> false);
            published = found.dates.get(relative.to());
        }
        return Ancestry.days(
                date, published == null ? null : EventJson.ours().mapper().readValue(published, StatedDate.class));
    }

    /** How those of the parties that stand on no side of the partnership took the place of members, if they did. */
    public List<Succession> successions(PartnershipId partnership, Collection<PartyId> parties) {
        if (storedSequence(partnership) < 0) {
            return List.of();
        }
        Set<PartyId> members = members(partnership);
        List<PartyId> heirs = heirsAmong(
                parties.stream().filter(party -> !members.contains(party)).toList());
        if (heirs.isEmpty()) {
            return List.of();
        }
        Ancestry ancestry = ancestry(heirs);
        List<PartyId> inOrder =
                members.stream().sorted(Comparator.comparing(PartyId::value)).toList();
        return heirs.stream()
                .flatMap(heir -> ancestry.successions(heir, inOrder).stream())
                .toList();
    }

    /** Those into which others were merged. */
    private List<PartyId> heirsAmong(Collection<PartyId> parties) {
        needNamed(parties.stream().map(PartyId::value).toList(), nowhere -> false);
        return parties.stream()
                .filter(party -> found.heirs.contains(party.value()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Ancestry ancestry(Collection<PartyId> parties) {
        beforeLookingUp.run();
        return streams.ancestry(parties);
    }

    private boolean holds(StreamIndex.Asking asking) {
        beforeLookingUp.run();
        return streams.ask(asking);
    }

    /** Whether the heir became one of those that are to be merged into it. */
    public boolean areInACircle(PartyId heir, List<PartyId> merged) {
        return holds(connection -> Circles.merging(heir, merged, connection));
    }

    /** Whether that which the party is to lie within lies within the party. */
    public boolean liesWithin(PartyId within, PartyId party) {
        return holds(connection -> Circles.lying(party, within, connection));
    }

    /** Whether that for which the party is to act acts for the party. */
    public boolean actsFor(PartyId actsFor, PartyId party) {
        return holds(connection -> Circles.acting(party, actsFor, connection));
    }

    /** The partnership that is meant: the one on record with this id or these sides, else a new one's proposed id. */
    public PartnershipId partnership(PartnershipRef ref) {
        PartnershipId id = ref.id();
        if (id != null) {
            return id;
        }
        String key = SidesKey.of(ref.sides(), ref.strand());
        if (!asked.asks(Kind.SIDES, key)) {
            ask(new Question().partnership(ref));
        }
        String known = found.bySides.get(key);
        return known == null ? ProposedIds.partnership(ref.sides(), ref.strand()) : new PartnershipId(known);
    }

    /** The stream of figures of this scope: the one on record, else a new one's proposed id. */
    public FiguresId figures(Scope scope) {
        String key = Question.scopeKey(scope);
        if (!asked.asks(Kind.SCOPE, key)) {
            ask(new Question().figures(scope));
        }
        String known = found.byScope.get(key);
        return known == null ? ProposedIds.figures(scope) : new FiguresId(known);
    }

    /** Those of the ids that are on record: parties, sources, partnerships, and entries as {@code stream#entry}. */
    public Set<String> known(Collection<String> ids) {
        needNamed(ids, found.onRecord::contains);
        Set<String> known = new HashSet<>(ids);
        known.retainAll(found.onRecord);
        return known;
    }

    /** For each party that acts for another: that other. */
    public Map<PartyId, PartyId> actsFor(Collection<PartyId> parties) {
        needNamed(parties.stream().map(PartyId::value).toList(), nowhere -> false);
        Map<PartyId, PartyId> actsFor = new HashMap<>();
        for (PartyId party : parties) {
            String other = found.actsFor.get(party.value());
            if (other != null) {
                actsFor.put(party, new PartyId(other));
            }
        }
        return actsFor;
    }

    /** Whoever ever stood on a side of the partnership. */
    public Set<PartyId> members(PartnershipId partnership) {
        needStream(partnership);
        Set<PartyId> members = new HashSet<>();
        found.members.getOrDefault(partnership.value(), Set.of()).forEach(member -> members.add(new PartyId(member)));
        return members;
    }

    /** Other parties of the same kind and country that go by this name; five at most. */
    public List<PartyId> namedAlike(PartyId party, String name, PartyKind kind, String country) {
        String key = Question.nameKey(name, kind, country);
        if (!asked.asks(Kind.NAME, key)) {
            ask(new Question().name(name, kind, country));
        }
        return found.alike.getOrDefault(key, List.of()).stream()
                .filter(other -> !other.equals(party.value()))
                .limit(ALIKE_MAX)
                .map(PartyId::new)
                .toList();
    }

    /** Who else has this identifier, if anybody. */
    public Optional<String> ownerOf(String scheme, @Nullable String value, StreamId itself) {
        if (value == null) {
            return Optional.empty();
        }
        String key = Question.joined(scheme, value);
        if (!asked.asks(Kind.IDENTIFIER, key)) {
            ask(new Question().identifier(scheme, value));
        }
        return found.owners.getOrDefault(key, List.of()).stream()
                .filter(owner -> !owner.equals(itself.value()))
                .findFirst();
    }

    /** The dates of these sources and of all that the stream names. */
    public Anchors sourceDates(StreamId stream, Collection<String> sources) {
        needStream(stream);
        needNamed(sources, nowhere -> false);
        Map<String, String> dates = found.dates;
        return source -> Optional.ofNullable(dates.get(source.value()))
                .map(date -> EventJson.ours().mapper().readValue(date, StatedDate.class));
    }

    /** The sources that these and all that the stream names are copies of, themselves among them. */
    public Map<SourceId, Set<SourceId>> lineage(StreamId stream, Collection<String> sources) {
        if (!sources.stream().allMatch(source -> asked.asks(Kind.LINEAGE, source))) {
            Question open = new Question().stream(stream);
            sources.forEach(open::named);
            askAnew(open.lineage());
        }
        Map<SourceId, Set<SourceId>> lineage = new HashMap<>();
        found.lineage.forEach((source, ancestors) -> {
            Set<SourceId> ids = new HashSet<>();
            ancestors.forEach(ancestor -> ids.add(new SourceId(ancestor)));
            lineage.put(new SourceId(source), ids);
        });
        return lineage;
    }

    /** Whether nothing that was asked about is a duplicate, and no member of a partnership that was asked about. */
    public boolean areWithoutDuplicates() {
        return found.staying.isEmpty();
    }

    /** For each of these that was declared a duplicate: the party or partnership that stays. */
    public Map<String, String> staying(Collection<String> ids) {
        needNamed(ids, id -> found.onRecord.contains(id) || found.sequences.containsKey(id));
        Map<String, String> staying = new HashMap<>();
        for (String id : new TreeSet<>(ids)) {
            String stays = found.staying.get(id);
            if (stays != null) {
                staying.put(id, stays);
            }
        }
        return staying;
    }

    /** The sequence of the stream's last event, -1 if there is none. */
    public long storedSequence(StreamId stream) {
        needStream(stream);
        return found.sequences.getOrDefault(stream.value(), -1L);
    }

    private void needStream(StreamId stream) {
        if (!found.sequences.containsKey(stream.value())) {
            ask(new Question().stream(stream));
        }
    }

    private void needNamed(Collection<String> ids, Predicate<String> isKnownOtherwise) {
        Question open = new Question();
        for (String id : ids) {
            Kind kind = Question.kindOf(id);
            if (kind != null && !asked.asks(kind, id) && !isKnownOtherwise.test(id)) {
                open.ask(kind, id);
            }
        }
        ask(open);
    }
}
