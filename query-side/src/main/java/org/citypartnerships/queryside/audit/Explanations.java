package org.citypartnerships.queryside.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.citypartnerships.events.Entry;
import org.citypartnerships.history.History;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.history.SideStatus;
import org.citypartnerships.history.State;
import org.citypartnerships.queryside.audit.Blame.Cause;
import org.citypartnerships.queryside.audit.StoredEvents.Stored;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.BadParameter;
import org.citypartnerships.queryside.web.HiddenNames;
import org.citypartnerships.queryside.web.Instruments;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownAt;
import org.citypartnerships.queryside.web.KnownStreams.Everything;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Positioned;
import org.citypartnerships.queryside.web.PublicEntries;
import org.citypartnerships.queryside.web.SourceLabels;
import org.citypartnerships.queryside.web.SourceLabels.Witness;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.citypartnerships.values.StatedDate;
import org.citypartnerships.values.Window;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Tells why a field of a partnership's state is as it is: the chain of entries, events and quotes that made it. */
@Component
public class Explanations {

    private static final String PAPER = "instruments/";
    private static final String STANDING = "standing";

    private static final String NOT_PUBLIC = "an entry that is not public";

    private final StoredEvents events;
    private final SourceLabels sources;
    private final HiddenNames hidden;

    Explanations(StoredEvents events, SourceLabels sources, HiddenNames hidden) {
        this.events = events;
        this.sources = sources;
        this.hidden = hidden;
    }

    /**
     * An entry on which the value changed.
     *
     * @param entry the entry; null for the opening of the partnership, and for an entry that is not public, of which nothing
     *     is told but the change
     * @param kind what it is; null of an entry that is not public
     * @param words the change in a sentence
     * @param from the value before
     * @param to the value after
     * @param happened when it happened, as stated
     * @param resolved the same, counted from its anchor
     * @param lastDay of a paper whose term ran out, the days that may have been the last of it: then the value changed
     * @param links what it is to other entries
     * @param evidence what says so, with quotes
     * @param events the events that made the entry what it is
     * @param datedBy the events that dated what its date counts from
     * @param relationBefore the relation before, which a standing is told by
     * @param relation the relation after
     */
    public record Link(
            @Nullable String entry,
            @Nullable String kind,
            String words,
            @Nullable JsonNode from,
            @Nullable JsonNode to,
            @Nullable JsonNode happened,
            @Nullable JsonNode resolved,
            @Nullable JsonNode lastDay,
            @Nullable JsonNode links,
            List<Witness> evidence,
            List<Stored> events,
            List<Stored> datedBy,
            @JsonIgnore @Nullable Relation relationBefore,
            @JsonIgnore @Nullable Relation relation) {

        /** The same, without the names of entries that are not public. */
        Link to(String stream, HiddenNames.Reading reading) {
            return new Link(
                    entry,
                    kind,
                    words,
                    from,
                    to,
                    happened == null ? null : reading.of(stream, happened),
                    resolved,
                    lastDay,
                    links == null ? null : reading.of(stream, links),
                    evidence,
                    events,
                    datedBy,
                    relationBefore,
                    relation);
        }
    }

    /** The field, its value, and the chain that made it, in the order in which things happened. */
    public record Answer(
            long position,
            String id,
            LocalDate asOf,
            @Nullable String knownAt,
            String field,
            @Nullable JsonNode value,
            List<Link> chain)
            implements Positioned {}

    /**
     * Why a field is as it is.
     *
     * @throws BadParameter if the state has no such field
     */
    public Answer why(long position, Everything everything, @Nullable KnownAt knownAt, LocalDate day, String path) {
        KnownStream stream = everything.at(position, "partnership", knownAt);
        int slash = path.lastIndexOf('/');
        String thing = slash < 0 ? Picture.PARTNERSHIP : path.substring(0, slash);
        String field = path.substring(slash + 1);
        State state = stream.chronicle().at(day);
        Picture picture = Picture.of(stream.history(), state);
        JsonNode value = picture.value(thing, field).orElseThrow(() -> noSuch(picture));
        Blame blame = new Blame(stream, day, thing, field);
        List<Link> chain = new ArrayList<>();
        blame.opening()
                .ifPresent(opening -> chain.add(new Link(
                        null,
                        StoredNames.ours().nameOf(opening.event().getClass()),
                        "The partnership was opened with these sides.",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        stored(List.of(opening)),
                        List.of(),
                        null,
                        null)));
        chain(blame, thing, field)
                .forEach(cause -> chain.add(link(
                        field,
                        cause,
                        lastDay(stream.history(), state, thing, cause),
                        sources.of(List.of(evidence(cause)), stream.known()).get(0),
                        stored(blame.because(cause)),
                        datedBy(everything, stream, cause.told().entry()))));
        HiddenNames.Reading reading = hidden.at(position);
        chain.replaceAll(link -> link.to(stream.stream().id(), reading));
        return new Answer(
                stream.known() == null ? position : stream.known().position(),
                everything.stream().id(),
                day,
                knownAt == null ? null : knownAt.text(),
                path,
                value,
                chain);
    }

    /** A standing is made by what made the relation too: an intent in force is less than a twinning in force. */
    private static List<Cause> chain(Blame blame, String thing, String field) {
        if (!field.equals(STANDING) || thing.startsWith(PAPER)) {
            return blame.chain();
        }
        Function<State, Optional<?>> value =
                thing.equals(Picture.PARTNERSHIP) ? Stands::of : then -> Stands.ofASide(then, thing);
        return blame.chains(List.of(value)).get(0).stream()
                .map(cause -> cause.of(STANDING))
                .toList();
    }

    /** Where a partnership stands, and what was signed for it at least as an intent: contacts before that make it nothing yet. */
    private record Stands(@Nullable Relation relation, Standing standing) {
        static Optional<Stands> of(State state) {
            return Optional.of(new Stands(signed(state), state.status().standing()));
        }

        /** Of a side, which has a relation only while it is in force: what was suspended stays so, whatever is signed. */
        static Optional<Stands> ofASide(State state, String thing) {
            return state.sides().stream()
                    .filter(side -> thing.equals("sides/" + side.side()))
                    .findFirst()
                    .map(SideStatus::standing)
                    .map(standing -> new Stands(standing == Standing.IN_FORCE ? signed(state) : null, standing));
        }

        private static @Nullable Relation signed(State state) {
            Relation relation = state.isEmpty() ? null : state.status().relation();
            return relation == null || relation.compareTo(Relation.INTENT) < 0 ? null : relation;
        }
    }

    /**
     * What a standing rests on.
     *
     * @param chain the chain that made the partnership what it is and let it stand where it stands, without the events that made
     *     each entry: those are a question of their own
     * @param sides what each side's rests on, by its id
     */
    public record Grounds(List<Link> chain, Map<String, Footing> sides) {}

    /** What the standing of the partnership and of its sides rests on. */
    public Grounds grounds(KnownStream stream, LocalDate day) {
        State state = stream.chronicle().at(day);
        List<Function<State, Optional<?>>> values = new ArrayList<>();
        values.add(Stands::of);
        values.add(then -> Picture.ofItself(then, "inForceSince"));
        state.sides().forEach(side -> values.add(then -> Picture.ofASide(then, side.side())));
        List<List<Cause>> chains = new Blame(stream, day, Picture.PARTNERSHIP, STANDING).chains(values);
        Map<String, Footing> sides = new HashMap<>();
        for (int i = 0; i < state.sides().size(); i++) {
            SideStatus side = state.sides().get(i);
            sides.put(side.side().value(), Footing.of(stream, state, side, chains.get(i + 2), chains.get(1)));
        }
        List<Cause> causes =
                chains.get(0).stream().map(cause -> cause.of(STANDING)).toList();
        return new Grounds(links(stream, state, causes), sides);
    }

    private List<Link> links(KnownStream stream, State state, List<Cause> causes) {
        List<List<Witness>> evidence =
                sources.of(causes.stream().map(Explanations::evidence).toList(), stream.known());
        List<Link> chain = new ArrayList<>();
        for (int i = 0; i < causes.size(); i++) {
            Cause cause = causes.get(i);
            JsonNode lastDay = lastDay(stream.history(), state, Picture.PARTNERSHIP, cause);
            chain.add(link(STANDING, cause, lastDay, evidence.get(i), List.of(), List.of()));
        }
        return chain;
    }

    private static JsonNode evidence(Cause cause) {
        return PublicEntries.isPublic(cause.told().entry())
                ? Objects.requireNonNullElse(Json.tree(cause.told().evidence()), NullNode.instance)
                : NullNode.instance;
    }

    /** Of a paper whose term ran out, when: of several that the value hangs on, that of the last. */
    static @Nullable JsonNode lastDay(History history, State state, String thing, Cause cause) {
        JsonNode to = cause.to();
        boolean ranOut = to != null && to.asString("").equals(Standing.EXPIRED.name());
        if (!ranOut || Instruments.of(cause.told().entry()) == null) {
            return null;
        }
        Window last = null;
        for (InstrumentStatus paper : state.instruments()) {
            boolean isMeant = thing.startsWith(PAPER) ? thing.equals(PAPER + paper.entry()) : paper.movesStanding();
            if (isMeant && paper.standing() == Standing.EXPIRED && PublicEntries.isPublic(history, paper.entry())) {
                last = later(last, paper.lastDay());
            }
        }
        return Json.tree(last);
    }

    private static @Nullable Window later(@Nullable Window one, @Nullable Window other) {
        LocalDate last = one == null ? null : one.latest();
        LocalDate next = other == null ? null : other.latest();
        return last == null || (next != null && next.isAfter(last)) ? (other == null ? one : other) : one;
    }

    private static Link link(
            String field,
            Cause cause,
            @Nullable JsonNode lastDay,
            List<Witness> evidence,
            List<Stored> events,
            List<Stored> datedBy) {
        Entry entry = cause.told().entry();
        if (!PublicEntries.isPublic(cause.told().entry())) {
            return new Link(
                    null,
                    null,
                    words(NOT_PUBLIC, field, cause),
                    cause.from(),
                    cause.to(),
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    List.of(),
                    List.of(),
                    cause.relationBefore(),
                    cause.relation());
        }
        String kind = StoredNames.ours().nameOf(entry.getClass());
        return new Link(
                entry.entryId().value(),
                kind,
                words(kind, field, cause),
                cause.from(),
                cause.to(),
                Json.tree(entry.header().happened()),
                Json.tree(cause.told().resolved()),
                lastDay,
                Json.tree(entry.header().links()),
                evidence,
                events,
                datedBy,
                cause.relationBefore(),
                cause.relation());
    }

    private static String words(String kind, String field, Cause cause) {
        return field.equals(STANDING) && Objects.equals(cause.from(), cause.to())
                ? Wording.rose(kind, Json.tree(cause.relationBefore()), Json.tree(cause.relation()), cause.to())
                : Wording.because(kind, field, cause.from(), cause.to());
    }

    /** What counts from a source's date hangs on the events that told it. */
    private List<Stored> datedBy(Everything everything, KnownStream stream, Entry entry) {
        StatedDate happened = entry.header().happened();
        if (happened == null || happened.relative() == null) {
            return List.of();
        }
        String anchor = happened.relative().to();
        return everything.sources().stream()
                .filter(source -> source.id().equals(anchor))
                .map(source -> stream.known() == null
                        ? source
                        : source.as(stream.known()).orElse(null))
                .filter(Objects::nonNull)
                .flatMap(source -> stored(source.events()).stream())
                .toList();
    }

    private List<Stored> stored(List<Recorded> recorded) {
        return List.copyOf(events.of(recorded).values());
    }

    private static BadParameter noSuch(Picture picture) {
        TreeSet<String> fields = new TreeSet<>();
        for (Map.Entry<String, Map<String, JsonNode>> thing : picture.things().entrySet()) {
            thing.getValue()
                    .keySet()
                    .forEach(field -> fields.add(thing.getKey().isEmpty() ? field : thing.getKey() + "/" + field));
        }
        return new BadParameter("field", "field is one of " + String.join(", ", fields));
    }
}
