package org.citypartnerships.queryside.audit;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.citypartnerships.events.Entry;
import org.citypartnerships.events.EntryContested;
import org.citypartnerships.history.Anchors;
import org.citypartnerships.history.Chronicle;
import org.citypartnerships.history.History;
import org.citypartnerships.history.InstrumentStatus;
import org.citypartnerships.history.PlanStatus;
import org.citypartnerships.history.SideStatus;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Told;
import org.citypartnerships.history.Warning;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.PublicEntries;
import org.citypartnerships.queryside.web.Renewed;
import org.citypartnerships.storage.StoredNames;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Visibility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Everything that a partnership's state says of a day, as things with fields: the partnership itself (""), {@code sides/s1},
 * {@code instruments/s0-02}, {@code plans/s3-20}, {@code disputes/d1}, {@code entries/s0-02}, {@code warnings/…}.
 */
public final class Picture {

    /** The partnership itself among the things. */
    static final String PARTNERSHIP = "";

    /** The fields of the partnership itself. */
    private static final Map<String, Function<State, @Nullable Object>> ITSELF = new LinkedHashMap<>();

    static {
        ITSELF.put("relation", state -> state.isEmpty() ? null : state.status().relation());
        ITSELF.put(
                "relationCertainty",
                state -> state.isEmpty() ? null : state.status().relationCertainty());
        ITSELF.put("standing", state -> state.status().standing());
        ITSELF.put("certainty", state -> state.status().certainty());
        ITSELF.put("oneSided", state -> state.status().oneSided());
        ITSELF.put("disputed", state -> state.status().disputed());
        ITSELF.put("dormant", state -> state.status().dormant());
        ITSELF.put("scope", state -> state.status().scope());
        ITSELF.put("inForceSince", State::inForceSince);
    }

    private final Map<String, Map<String, JsonNode>> things = new LinkedHashMap<>();
    private final Map<String, Aside> asides = new HashMap<>();

    private Picture() {}

    /** Of a partnership before it was opened. */
    static Picture nothing() {
        History history = History.empty();
        return of(history, history.at(LocalDate.MAX, Anchors.none()));
    }

    /** Of the state alone: the partnership, its sides, and those of its papers and plans that everybody may read of. */
    static Picture of(History history, State state) {
        Picture picture = new Picture();
        picture.add(history, state);
        return picture;
    }

    /** Of everything that is known of a day, entries and warnings included, names of persons made readable. */
    static Picture of(History history, Chronicle chronicle, State state, UnaryOperator<JsonNode> readable) {
        Picture picture = of(history, state);
        for (Entry entry : history.standing()) {
            if (entry instanceof EntryContested contest
                    && history.isOpenDispute(entry.entryId())
                    && PublicEntries.arePublic(history, List.of(entry.entryId(), contest.contests()))) {
                picture.put("disputes/" + entry.entryId(), "contests", contest.contests());
                picture.put("disputes/" + entry.entryId(), "field", contest.field());
                picture.put("disputes/" + entry.entryId(), "claimed", contest.claimed());
            }
        }
        chronicle.timeline().forEach(told -> picture.add(told, readable));
        for (Warning warning : chronicle.warnings(state.asOf())) {
            if (PublicEntries.arePublic(history, warning.entries())) {
                String entries = String.join(
                        "+", warning.entries().stream().map(EntryId::value).toList());
                String of = "warnings/" + warning.code() + "/" + entries;
                picture.put(of, "message", warning.message());
                picture.asides.put(of, new Aside(warning.saying(), false));
            }
        }
        return picture;
    }

    /**
     * What the partnership itself has in a field, as the state has it: to be compared many times, and told as JSON once; empty if it
     * has no such field, or nothing in it.
     */
    static Optional<Object> ofItself(State state, String field) {
        Function<State, @Nullable Object> value = ITSELF.get(field);
        return value == null ? Optional.empty() : Optional.ofNullable(value.apply(state));
    }

    /** Where a side stands, likewise. */
    static Optional<Object> ofASide(State state, SideId side) {
        return state.sides().stream()
                .filter(one -> one.side().equals(side))
                .findFirst()
                .map(SideStatus::standing);
    }

    private void add(History history, State state) {
        ITSELF.forEach((field, value) -> put(PARTNERSHIP, field, value.apply(state)));
        for (SideStatus side : state.sides()) {
            String of = "sides/" + side.side();
            put(of, "members", side.members());
            put(of, "standing", side.standing());
            put(of, "certainty", side.certainty());
            put(of, "because", PublicEntries.orNull(history, side.because()));
            put(of, "scope", side.scope());
            put(of, "towards", side.towards());
        }
        for (InstrumentStatus paper : state.instruments()) {
            if (!PublicEntries.isPublic(history, paper.entry())) {
                continue;
            }
            String of = "instruments/" + paper.entry();
            put(of, "form", paper.form());
            put(of, "signedOn", paper.signedOn());
            put(of, "readings", paper.readings());
            put(of, "counted", paper.counted());
            put(of, "movesStanding", paper.movesStanding());
            put(of, "standing", paper.standing());
            put(of, "certainty", paper.certainty());
            put(of, "lastDay", paper.lastDay());
            put(of, "renewedBy", PublicEntries.orNull(history, paper.renewedBy()));
            asides.put(of, new Aside(null, Renewed.givesWay(paper, history)));
        }
        for (PlanStatus plan : state.plans()) {
            if (!PublicEntries.isPublic(history, plan.plan())) {
                continue;
            }
            String of = "plans/" + plan.plan();
            put(of, "progress", plan.progress());
            put(of, "dueOn", plan.dueOn());
            put(of, "closedBy", PublicEntries.orNull(history, plan.closedBy()));
        }
    }

    private void add(Told told, UnaryOperator<JsonNode> readable) {
        Entry entry = told.entry();
        if (entry.header().visibility() != Visibility.PUBLIC) {
            return;
        }
        String of = "entries/" + entry.entryId();
        put(of, "kind", StoredNames.ours().nameOf(entry.getClass()));
        put(of, "happened", entry.header().happened());
        put(of, "resolved", told.resolved());
        put(of, "confirmed", told.confirmed());
        put(of, "evidence", told.evidence());
        JsonNode said = Json.tree(entry);
        if (said != null) {
            readable.apply(said)
                    .propertyStream()
                    .filter(field ->
                            !List.of("header", "partnershipId", "stream").contains(field.getKey()))
                    .forEach(field -> put(of, field.getKey(), field.getValue()));
        }
    }

    private void put(String thing, String field, @Nullable Object value) {
        JsonNode json = Json.tree(value);
        things.computeIfAbsent(thing, none -> new LinkedHashMap<>())
                .put(field, json == null ? NullNode.instance : json);
    }

    Map<String, Map<String, JsonNode>> things() {
        return things;
    }

    /** What a page says the thing by besides. */
    Aside aside(String thing) {
        return asides.getOrDefault(thing, Aside.NONE);
    }

    /**
     * A field of the state.
     *
     * @param thing what it is of: empty for the partnership itself, {@code sides/s1} …
     * @param name its name there
     * @param value its value
     */
    public record Field(String thing, String name, JsonNode value) {}

    /** Every field by its path, {@code sides/s1/standing}, in the order in which the state tells them. */
    Map<String, Field> fields() {
        Map<String, Field> fields = new LinkedHashMap<>();
        things.forEach((thing, values) -> values.forEach((name, value) ->
                fields.put(thing.isEmpty() ? name : thing + "/" + name, new Field(thing, name, value))));
        return fields;
    }

    /** The value of a field; empty if there is no such thing, or it has no such field. */
    Optional<JsonNode> value(String thing, String field) {
        return Optional.ofNullable(things.get(thing)).map(fields -> fields.get(field));
    }
}
