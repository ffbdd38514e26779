package org.citypartnerships.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.citypartnerships.values.EntryId;
import org.citypartnerships.values.SideId;
import org.citypartnerships.values.Standing;
import org.jspecify.annotations.Nullable;

/** The papers signed so far, and where each stands; how many hold each side is counted as they change. Can be taken back. */
final class Papers {
    /** The places of the counts of those that hold a side. */
    private static final int IN_FORCE = 0;

    private static final int SUSPENDED = 1;

    private final Map<EntryId, Slot> slots = new HashMap<>();
    private final Map<SideId, int[]> holding = new HashMap<>();
    private final List<Slot> openOnesThatMove = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    /** One paper, or what will be one once it is signed. */
    private static final class Slot {
        private @Nullable Paper paper;
        private Standing standing = Standing.UNKNOWN;
        private boolean renewed;
        /** Its place among the open ones that move the standing, or -1. */
        private int place = -1;

        boolean isOpen() {
            return standing == Standing.IN_FORCE || standing == Standing.SUSPENDED;
        }
    }

    /** What a slot was before it changed. */
    private record Change(Slot slot, @Nullable Paper paper, Standing standing, boolean renewed) {}

    /** A renewal that moves the standing takes the place of the paper that it renews, unless that is without end. */
    void sign(Paper paper) {
        Slot slot = slot(paper.id());
        change(slot, paper, Standing.IN_FORCE, slot.renewed);
        if (paper.movesStanding()) {
            for (EntryId renewed : paper.renews()) {
                Slot original = slot(renewed);
                if (!original.renewed) {
                    change(original, original.paper, original.standing, true);
                }
            }
        }
    }

    /** The paper, if it is signed and has neither run out nor ended; else null. */
    @Nullable
    Paper open(EntryId paper) {
        Slot slot = slots.get(paper);
        return slot != null && slot.isOpen() ? slot.paper : null;
    }

    void put(Paper paper, Standing standing) {
        Slot slot = slot(paper.id());
        change(slot, slot.paper, standing, slot.renewed);
    }

    /** The whole partnership ended, and with it the papers between its sides; papers of others stay as they are. */
    void endAll() {
        while (!openOnesThatMove.isEmpty()) {
            Slot last = openOnesThatMove.get(openOnesThatMove.size() - 1);
            change(last, last.paper, Standing.ENDED, last.renewed);
        }
    }

    /** Whether a paper in force, or a suspended one, holds the side in the partnership. */
    boolean hold(SideId side, Standing standing) {
        int[] counts = holding.get(side);
        return counts != null && counts[standing == Standing.IN_FORCE ? IN_FORCE : SUSPENDED] > 0;
    }

    Standing standing(EntryId paper) {
        Slot slot = slots.get(paper);
        return slot == null ? Standing.UNKNOWN : slot.standing;
    }

    /** How much has changed so far. */
    int mark() {
        return changes.size();
    }

    /** As it was when so much had changed. */
    void takeBackTo(int mark) {
        while (changes.size() > mark) {
            Change last = changes.remove(changes.size() - 1);
            set(last.slot(), last.paper(), last.standing(), last.renewed());
        }
    }

    private Slot slot(EntryId paper) {
        Slot known = slots.get(paper);
        if (known == null) {
            known = new Slot();
            slots.put(paper, known);
        }
        return known;
    }

    private void change(Slot slot, @Nullable Paper paper, Standing standing, boolean renewed) {
        changes.add(new Change(slot, slot.paper, slot.standing, slot.renewed));
        set(slot, paper, standing, renewed);
    }

    private void set(Slot slot, @Nullable Paper paper, Standing standing, boolean renewed) {
        count(slot, -1);
        slot.paper = paper;
        slot.standing = standing;
        slot.renewed = renewed;
        count(slot, 1);
        boolean isListed = paper != null && paper.movesStanding() && slot.isOpen();
        if (isListed && slot.place < 0) {
            slot.place = openOnesThatMove.size();
            openOnesThatMove.add(slot);
        } else if (!isListed && slot.place >= 0) {
            Slot last = openOnesThatMove.remove(openOnesThatMove.size() - 1);
            if (slot.place < openOnesThatMove.size()) {
                openOnesThatMove.set(slot.place, last);
                last.place = slot.place;
            }
            slot.place = -1;
        }
    }

    private void count(Slot slot, int by) {
        Paper paper = slot.paper;
        if (paper == null || !slot.isOpen() || !paper.movesStanding() || (slot.renewed && !paper.isWithoutEnd())) {
            return;
        }
        for (SideId side : paper.sides()) {
            int[] counts = holding.get(side);
            if (counts == null) {
                counts = new int[2];
                holding.put(side, counts);
            }
            counts[slot.standing == Standing.IN_FORCE ? IN_FORCE : SUSPENDED] += by;
        }
    }
}
