package org.citypartnerships.queryside.pages;

import java.util.List;
import org.citypartnerships.queryside.audit.Change;
import org.jspecify.annotations.Nullable;

/**
 * One difference of two states, in words.
 *
 * @param what the field and what it is of: {@code Harbin: standing}; of what came or went the thing alone
 * @param badge how it differs: {@code added}, {@code removed} or {@code changed}
 * @param from what it was; null if the whole thing came or went
 * @param to what it is
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
            case ADDED -> new ChangeView(words.thing(change.thing()), "added", null, null);
            case REMOVED -> new ChangeView(words.thing(change.thing()), "removed", null, null);
            case CHANGED ->
                new ChangeView(
                        field == null ? words.thing(change.thing()) : words.path(change.thing(), field),
                        "changed",
                        words.value(field == null ? "" : field, change.from()),
                        words.value(field == null ? "" : field, change.to()));
        };
    }
}
