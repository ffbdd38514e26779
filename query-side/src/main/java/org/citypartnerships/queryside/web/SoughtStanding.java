package org.citypartnerships.queryside.web;

import java.util.Arrays;
import org.citypartnerships.values.Relation;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;

/** What a list can be filtered by about where partnerships stand: every standing, and what is in force in two parts. */
public enum SoughtStanding {
    /** In force, and not an intent. */
    ESTABLISHED(Standing.IN_FORCE),
    /** An intent in force: it is no partnership yet. */
    INTENT_SIGNED(Standing.IN_FORCE),
    /** In force, intents too. */
    IN_FORCE(Standing.IN_FORCE),
    /** Proposed, not signed. */
    PROPOSED(Standing.PROPOSED),
    /** Suspended, until resumed. */
    SUSPENDED(Standing.SUSPENDED),
    /** Run out. */
    EXPIRED(Standing.EXPIRED),
    /** Ended. */
    ENDED(Standing.ENDED),
    /** Nothing says. */
    UNKNOWN(Standing.UNKNOWN);

    private final Standing standing;

    SoughtStanding(Standing standing) {
        this.standing = standing;
    }

    /** What a partnership is found by, as pages tell it. */
    public static SoughtStanding of(Relation relation, Standing standing) {
        if (standing != Standing.IN_FORCE) {
            return valueOf(standing.name());
        }
        return relation == Relation.INTENT ? INTENT_SIGNED : ESTABLISHED;
    }

    /** The standing that all of it has. */
    public Standing standing() {
        return standing;
    }

    /** The relation that all of it has; null if they are of several. */
    public @Nullable Relation relation() {
        return this == INTENT_SIGNED ? Relation.INTENT : null;
    }

    /** Whether it is a part of what has its standing, told apart by the relation. */
    boolean isPart() {
        return this == ESTABLISHED || this == INTENT_SIGNED;
    }

    /** The relations of what is found. */
    String[] relations() {
        return Arrays.stream(Relation.values())
                .filter(relation -> !isPart() || of(relation, standing) == this)
                .map(Relation::name)
                .toArray(String[]::new);
    }
}
