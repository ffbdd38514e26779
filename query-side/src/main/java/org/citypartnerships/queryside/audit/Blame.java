package org.citypartnerships.queryside.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.events.DelegationRecorded;
import org.citypartnerships.events.FieldsNamed;
import org.citypartnerships.events.MeetingRecorded;
import org.citypartnerships.events.MilestoneRecorded;
import org.citypartnerships.events.StatementRecorded;
import org.citypartnerships.history.History;
import org.citypartnerships.history.State;
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.Json;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.queryside.web.Roots;
import org.citypartnerships.values.EntryId;
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
     */
    record Cause(
            Told told, @Nullable JsonNode from, @Nullable JsonNode to) {}

    /** The chain, in the order in which things happened; the last one made the value. */
    List<Cause> chain() {
        List<Told> timeline = stream.chronicle().timeline();
        Set<EntryId> in = new HashSet<>();
        if (!field.equals("dormant")) {
            timeline.stream().filter(Blame::movesNothing).forEach(told -> in.add(id(told)));
        }
        List<Cause> chain = new ArrayList<>();
        Optional<?> before = value(only(in));
        for (Told told : timeline) {
            if (in.add(id(told))) {
                Optional<?> after = value(only(in));
                if (!after.equals(before)) {
                    chain.add(new Cause(told, json(before), json(after)));
                    before = after;
                }
            }
        }
        return chain;
    }

    /** The event that opened the partnership: its members are what that says until somebody joins or leaves. */
    Optional<Recorded> opening() {
        return field.equals("members") ? Optional.of(stream.stream().at(0)) : Optional.empty();
    }

    /** Every event that the entry of a cause is made of: its recording, corrections, evidence, settled disputes. */
    List<Recorded> because(Cause cause) {
        return roots.about(id(cause.told()), stream.stream());
    }

    private History only(Set<EntryId> in) {
        return stream.history()
                .only(fact -> roots.of(fact.event()).map(in::contains).orElse(true));
    }

    private Optional<?> value(History history) {
        State state = history.at(day, stream.anchors());
        return thing.equals(Picture.PARTNERSHIP)
                ? Picture.ofItself(state, field)
                : Picture.of(state).value(thing, field).filter(value -> !value.isNull());
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
