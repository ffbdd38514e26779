package org.citypartnerships.queryside.pages;

import org.citypartnerships.queryside.language.Phrases;
import org.citypartnerships.queryside.web.Standings;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;

/**
 * Where a partnership stands, as a page says it.
 *
 * @param colour the class of its mark: {@code in-force}, {@code intent}, {@code suspended} …
 * @param words the status in words
 * @param otherReadings the relations that its papers can also be read as; null if there is one reading only
 * @param since since when it is in force; null if that is not known
 * @param sinceWords the same to stand behind the words
 */
record StatusView(
        String colour,
        String words,
        @Nullable String otherReadings,
        @Nullable String since,
        @Nullable String sinceWords) {

    static StatusView of(Standings status, Phrases phrases) {
        return new StatusView(
                colour(status),
                phrases.status(status),
                phrases.otherReadings(status),
                phrases.beginning(status.inForceSince()),
                phrases.since(status));
    }

    static String colour(Standings status) {
        return colour(status.relation(), status.standing());
    }

    /** An intent in force has a mark of its own: it is no partnership yet. */
    static String colour(@Nullable Relation relation, Standing standing) {
        return switch (standing) {
            case IN_FORCE -> relation == Relation.INTENT ? "intent" : "in-force";
            case PROPOSED -> "intent";
            case SUSPENDED -> "suspended";
            case EXPIRED, ENDED -> "ended";
            case UNKNOWN -> "unknown";
        };
    }
}
