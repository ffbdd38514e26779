package org.citypartnerships.queryside.pages;

import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.history.Saying;
import org.citypartnerships.queryside.audit.Aside;
import org.citypartnerships.queryside.audit.Change;
import org.citypartnerships.values.Relation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One difference of two states, in words.
 *
 * @param what the field and what it is of: {@code Harbin: standing}; of what came or went the thing alone
 * @param badge how it differs: {@code added}, {@code removed} or {@code changed}
 * @param from what it was; of a thing that went where it stood, of a warning its sentence, null if it stood nowhere; null of what came
 * @param to what it is; of a thing that came where it stands, of a warning its sentence, null if it stands nowhere; null of what went
 */
record ChangeView(
        String what,
        String badge,
        @Nullable String from,
        @Nullable String to) {

    /**
     * The differences of two states.
     *
     * @param relation the relation in the second; in the first it is the same unless it is among the differences
     */
    static List<ChangeView> of(List<Change> changes, @Nullable Relation relation, FieldWords words) {
        Relation before = relation;
        for (Change change : changes) {
            if (change.thing().equals("partnership") && "relation".equals(change.field())) {
                JsonNode from = change.from();
                before = from == null ? null : Relation.valueOf(from.asString(""));
            }
        }
        Relation first = before;
        return changes.stream()
                .map(change -> of(change, first, relation, words))
                .toList();
    }

    private static ChangeView of(Change change, @Nullable Relation before, @Nullable Relation after, FieldWords words) {
        String field = change.field();
        return switch (change.kind()) {
            case ADDED ->
                new ChangeView(words.thing(change.thing()), "added", null, state(change, change.after(), after, words));
            case REMOVED ->
                new ChangeView(
                        words.thing(change.thing()), "removed", state(change, change.before(), before, words), null);
            case CHANGED ->
                new ChangeView(
                        field == null ? words.thing(change.thing()) : words.path(change.thing(), field),
                        "changed",
                        value(change, change.from(), change.before(), before, words),
                        value(change, change.to(), change.after(), after, words));
        };
    }

    private static String value(
            Change change, @Nullable JsonNode value, Aside aside, @Nullable Relation relation, FieldWords words) {
        String field = change.field();
        Saying saying = aside.saying();
        if (saying != null && "message".equals(field)) {
            return words.warning(saying);
        }
        return aside.isReplaced() && "standing".equals(field)
                ? words.renewed()
                : words.value(change.thing(), field == null ? "" : field, value, relation);
    }

    /** Where a side, a paper or a plan stands, and what a warning says; an entry stands nowhere. */
    private static @Nullable String state(Change change, Aside aside, @Nullable Relation relation, FieldWords words) {
        Saying saying = aside.saying();
        if (saying != null) {
            return words.warning(saying);
        }
        if (aside.isReplaced()) {
            return words.renewed();
        }
        return Stream.of("standing", "progress")
                .filter(field -> change.has().containsKey(field))
                .map(field -> words.value(change.thing(), field, change.has().get(field), relation))
                .findFirst()
                .orElse(null);
    }
}
