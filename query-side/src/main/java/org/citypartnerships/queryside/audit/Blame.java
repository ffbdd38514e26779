package org.citypartnerships.queryside.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.FieldsNamed;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.MilestoneRecorded;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Roots;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.Relation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Why a field of a partnership's state is as it is: its entries are let in one after the other, in the order in which they
 * happened, and those on which the field's value for the asked day changes are the chain that made it.
 */
final class Blame {

    /** Kinds that no relation, standing, paper or plan follows from; they only keep a partnership from being dormant. */
    private static final Set<Class<?>> MOVE_NOTHING = Set.of(
            DelegationRecorded.class,
            MeetingRecorded.class,
            MilestoneRecorded.class,
            StatementRecorded.class,
            FieldsNamed.class);

    private final KnownStream stream;
    private final LocalDate day;
    private final String thing;
    private final String field;
    private final Roots roots;

    Blame(KnownStream stream, LocalDate day, String thing, String field) {
        this.stream = stream;
        this.day = day;
        this.thing = thing;
        this.field = field;
        this.roots = new Roots(stream.history().facts());
    }

    /**
     * One entry on which the value changed.
     *
     * @param told the entry as it stands
     * @param from the value without it and what happened later
     * @param to the value with it
     * @param relationBefore the relation without it and what happened later
     * @param relation the relation with it
     */
    record Cause(
            Told told,
            @Nullable JsonNode from,
            @Nullable JsonNode to,
            @Nullable Relation relationBefore,
            @Nullable Relation relation) {

        /** The same, of one field of the value alone. */
        Cause of(String name) {
            return new Cause(
                    told,
                    from == null ? null : from.get(name),
                    to == null ? null : to.get(name),
                    relationBefore,
                    relation);
        }
    }

    /** The chain, in the order in which things happened; the last one made the value. */
    List<Cause> chain() {
        return chains(List.of(this::value)).get(0);
    }

    /** The chains of several values, which are made in one walk. */
    List<List<Cause>> chains(List<Function<State, Optional<?>>> values) {
        List<Told> timeline = stream.chronicle().timeline();
        Set<EntryId> in = new HashSet<>();
        if (!field.equals("dormant")) {
            timeline.stream().filter(Blame::movesNothing).forEach(told -> in.add(id(told)));
        }
        List<List<Cause>> chains = new ArrayList<>();
        List<Optional<?>> before = new ArrayList<>();
        State state = only(in);
        for (Function<State, Optional<?>> value : values) {
            chains.add(new ArrayList<>());
            before.add(value.apply(state));
        }
        for (Told told : timeline) {
            if (in.add(id(told))) {
                Relation relationBefore = relation(state);
                state = only(in);
                for (int i = 0; i < values.size(); i++) {
                    Optional<?> after = values.get(i).apply(state);
                    if (!after.equals(before.get(i))) {
                        chains.get(i)
                                .add(new Cause(
                                        told, json(before.get(i)), json(after), relationBefore, relation(state)));
                        before.set(i, after);
                    }
                }
            }
        }
        return chains;
    }

    /** The event that opened the partnership: its members are what that says until somebody joins or leaves. */
    Optional<Recorded> opening() {
        return field.equals("members") ? Optional.of(stream.stream().at(0)) : Optional.empty();
    }

    /** Every event that the entry of a cause is made of: its recording, corrections, evidence, settled disputes. */
    List<Recorded> because(Cause cause) {
        return roots.about(id(cause.told()), stream.stream());
    }

    private State only(Set<EntryId> in) {
        return stream.history()
                .only(fact -> roots.of(fact.event()).map(in::contains).orElse(true))
                .at(day, stream.anchors());
    }

    /** The value of the field that is asked about. */
    Optional<?> value(State state) {
        return thing.equals(Picture.PARTNERSHIP)
                ? Picture.ofItself(state, field)
                : Picture.of(stream.history(), state).value(thing, field).filter(value -> !value.isNull());
    }

    private static @Nullable Relation relation(State state) {
        return state.isEmpty() ? null : state.status().relation();
    }

    private static boolean movesNothing(Told told) {
        return MOVE_NOTHING.contains(told.entry().getClass());
    }

    private static EntryId id(Told told) {
        return told.entry().entryId();
    }

    private static @Nullable JsonNode json(Optional<?> value) {
        return value.map(Json::tree).orElse(null);
    }
}
