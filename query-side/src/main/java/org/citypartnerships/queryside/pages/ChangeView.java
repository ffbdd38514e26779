package org.citypartnerships.queryside.pages;

import java.util.List;
import java.util.stream.Stream;
import org.citypartnerships.queryside.audit.Change;
import org.jspecify.annotations.Nullable;

/**
 * One difference of two states, in words.
 *
 * @param what the field and what it is of: {@code Harbin: standing}; of what came or went the thing alone
 * @param badge how it differs: {@code added}, {@code removed} or {@code changed}
 * @param from what it was; of a thing that went where it stood, null if it stood nowhere; null of what came
 * @param to what it is; of a thing that came where it stands, null if it stands nowhere; null of what went
 */
record ChangeView(
        String what,
        String badge,
        @Nullable String from,
        @Nullable String to) {

    static List<ChangeView> of(List<Change> changes, FieldWords words) {
        return changes.stream().map(change -> of(change, words)).toList();
    }

    private static ChangeView of(Change change, FieldWords words) {
        String field = change.field();
        return switch (change.kind()) {
            case ADDED -> new ChangeView(words.thing(change.thing()), "added", null, state(change, words));
            case REMOVED -> new ChangeView(words.thing(change.thing()), "removed", state(change, words), null);
            case CHANGED ->
                new ChangeView(
                        field == null ? words.thing(change.thing()) : words.path(change.thing(), field),
                        "changed",
                        words.value(field == null ? "" : field, change.from()),
                        words.value(field == null ? "" : field, change.to()));
        };
    }

    /** Where a side, a paper or a plan stands; an entry or a warning stands nowhere. */
    private static @Nullable String state(Change change, FieldWords words) {
        return Stream.of("standing", "progress")
                .filter(field -> change.has().containsKey(field))
                .map(field -> words.value(field, change.has().get(field)))
                .findFirst()
                .orElse(null);
    }
}
