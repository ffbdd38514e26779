package org.citypartnerships.queryside.forms;

import java.util.List;
import org.citypartnerships.queryside.worldmap.Gazetteer.Town;
import org.jspecify.annotations.Nullable;

/**
 * What a typed name turned out to be.
 *
 * @param text what was typed
 * @param id the party or source that it names; null if that is open
 * @param label what that is called
 * @param candidates what may be meant
 * @param towns the towns of GeoNames that may be meant, where it is not on record
 */
record Found(String text, @Nullable String id, String label, List<Candidate> candidates, List<Town> towns) {

    /** Something on record that may be meant. */
    record Candidate(String id, String label, @Nullable String detail) {}

    static Found resolved(String text, Candidate as) {
        return new Found(text, as.id(), as.label(), List.of(), List.of());
    }

    /** Whether it has to be chosen, or put on record, first. */
    boolean isOpen() {
        return id == null;
    }
}
