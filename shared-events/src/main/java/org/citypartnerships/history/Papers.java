package org.citypartnerships.history;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;

/** The papers signed so far, and where each stands. */
final class Papers {
    private final Map<EntryId, Paper> signed = new LinkedHashMap<>();
    private final Map<EntryId, Standing> standings = new LinkedHashMap<>();
    private final Set<EntryId> renewed = new HashSet<>();

    /** A renewal that moves the standing takes the place of the paper that it renews, unless that is without end. */
    void sign(Paper paper) {
        signed.put(paper.id(), paper);
        standings.put(paper.id(), Standing.IN_FORCE);
        if (paper.movesStanding()) {
            renewed.addAll(paper.renews());
        }
    }

    /** The paper, if it is signed and has neither run out nor ended. */
    Optional<Paper> open(EntryId paper) {
        Standing standing = standings.get(paper);
        return standing == Standing.IN_FORCE || standing == Standing.SUSPENDED
                ? Optional.ofNullable(signed.get(paper))
                : Optional.empty();
    }

    void put(Paper paper, Standing standing) {
        standings.put(paper.id(), standing);
    }

    /** The whole partnership ended, and with it the papers between its sides; papers of others stay as they are. */
    void endAll() {
        signed.values().stream()
                .filter(paper -> paper.movesStanding() && open(paper.id()).isPresent())
                .forEach(paper -> put(paper, Standing.ENDED));
    }

    /** Whether a paper with this standing holds the side in the partnership. */
    boolean hold(SideId side, Standing standing) {
        return signed.values().stream()
                .anyMatch(paper -> paper.movesStanding()
                        && paper.sides().contains(side)
                        && standings.get(paper.id()) == standing
                        && (paper.isWithoutEnd() || !renewed.contains(paper.id())));
    }

    Standing standing(EntryId paper) {
        return standings.getOrDefault(paper, Standing.UNKNOWN);
    }
}
