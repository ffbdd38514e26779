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
import org.citypartnerships.history.Told;
import org.citypartnerships.queryside.following.RecordedStream.Recorded;
import org.citypartnerships.queryside.web.KnownStreams.KnownStream;
import org.citypartnerships.values.EntryId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

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
     * @param because every event that the entry is made of: its recording, corrections, evidence, settled disputes
     */
    record Cause(
            Told told, @Nullable JsonNode from, @Nullable JsonNode to, List<Recorded> because) {}

    /** The chain, in the order in which things happened; the last one made the value. */
    List<Cause> chain() {
        List<Told> timeline = stream.history().timeline(stream.anchors());
        Set<EntryId> in = new HashSet<>();
        if (!field.equals("dormant")) {
            timeline.stream().filter(Blame::movesNothing).forEach(told -> in.add(id(told)));
        }
        List<Cause> chain = new ArrayList<>();
        JsonNode before = value(only(in));
        for (Told told : timeline) {
            if (in.add(id(told))) {
                JsonNode after = value(only(in));
                if (!after.equals(before)) {
                    chain.add(new Cause(told, orNull(before), orNull(after), eventsOf(id(told))));
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

    private List<Recorded> eventsOf(EntryId entry) {
        return stream.stream().events().stream()
                .filter(recorded ->
                        roots.of(recorded.event()).filter(entry::equals).isPresent())
                .toList();
    }

    private History only(Set<EntryId> in) {
        return stream.history()
                .only(fact -> roots.of(fact.event()).map(in::contains).orElse(true));
    }

    private JsonNode value(History history) {
        return Picture.of(history.at(day, stream.anchors())).value(thing, field).orElse(NullNode.instance);
    }

    private static boolean movesNothing(Told told) {
        return MOVE_NOTHING.contains(told.entry().getClass());
    }

    private static EntryId id(Told told) {
        return told.entry().entryId();
    }

    private static @Nullable JsonNode orNull(JsonNode value) {
        return value.isNull() ? null : value;
    }
}
