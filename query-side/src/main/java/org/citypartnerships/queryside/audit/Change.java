package org.citypartnerships.queryside.audit;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One difference between two states.
 *
 * @param kind what it is
 * @param thing what it is about: {@code partnership}, {@code sides/s1}, {@code instruments/s0-02}, {@code entries/s0-02} …
 * @param field the field that differs; null if the whole thing came or went
 * @param from what it was; null if there was nothing
 * @param to what it is; null if there is nothing
 * @param words the same in a sentence
 * @param has the fields of the thing that came, or of that which went; none if only a field differs
 * @param before what a page says besides of the thing as it was
 * @param after what it says besides of the thing as it is
 */
public record Change(
        Kind kind,
        String thing,
        @Nullable String field,
        @Nullable JsonNode from,
        @Nullable JsonNode to,
        String words,
        @JsonIgnore Map<String, JsonNode> has,
        @JsonIgnore Aside before,
        @JsonIgnore Aside after) {

    /** How two states differ. */
    public enum Kind {
        /** It is there, and was not. */
        ADDED,
        /** It was there, and is not. */
        REMOVED,
        /** It was otherwise. */
        CHANGED
    }

    /** What is otherwise in the second, in the order in which they tell it. */
    static List<Change> between(Picture one, Picture other, Wording wording) {
        Set<String> things = new LinkedHashSet<>(one.things().keySet());
        things.addAll(other.things().keySet());
        List<Change> changes = new ArrayList<>();
        for (String thing : things) {
            Map<String, JsonNode> before = one.things().get(thing);
            Map<String, JsonNode> after = other.things().get(thing);
            if (before == null && after != null) {
                changes.add(new Change(
                        Kind.ADDED,
                        named(thing),
                        null,
                        null,
                        null,
                        wording.added(thing, after),
                        after,
                        Aside.NONE,
                        other.aside(thing)));
            } else if (after == null && before != null) {
                changes.add(new Change(
                        Kind.REMOVED,
                        named(thing),
                        null,
                        null,
                        null,
                        wording.removed(thing, before),
                        before,
                        one.aside(thing),
                        Aside.NONE));
            } else if (before != null && after != null) {
                addFields(changes, thing, one, other, wording);
            }
        }
        return changes;
    }

    private static void addFields(List<Change> changes, String thing, Picture one, Picture other, Wording wording) {
        Map<String, JsonNode> before = one.things().getOrDefault(thing, Map.of());
        Map<String, JsonNode> after = other.things().getOrDefault(thing, Map.of());
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        for (String field : fields) {
            JsonNode from = orNull(before.get(field));
            JsonNode to = orNull(after.get(field));
            if (from == null ? to != null : !from.equals(to)) {
                changes.add(new Change(
                        Kind.CHANGED,
                        named(thing),
                        field,
                        from,
                        to,
                        wording.changed(thing, field, from, to),
                        Map.of(),
                        one.aside(thing),
                        other.aside(thing)));
            }
        }
    }

    private static @Nullable JsonNode orNull(@Nullable JsonNode value) {
        return value == null || value.isNull() ? null : value;
    }

    private static String named(String thing) {
        return thing.equals(Picture.PARTNERSHIP) ? "partnership" : thing;
    }
}
